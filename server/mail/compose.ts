/** A letter's content: paragraphs, lists, one address. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'link'; text: string; url: string };

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

/** The words of a letter, plain and as a page that any mail program shows. */
export function compose(blocks: readonly Block[]): { text: string; html: string } {
  const text = blocks.map((block) => {
    if (block.kind === 'list') return block.items.map((item) => `— ${item}`).join('\n');
    return block.kind === 'link' ? `${block.text}:\n${block.url}` : block.text;
  });
  const html = blocks.map((block) => {
    if (block.kind === 'list') {
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    }
    if (block.kind === 'link') {
      return `<p><a href="${escape(block.url)}">${escape(block.text)}</a><br>${escape(block.url)}</p>`;
    }
    return `<p>${escape(block.text).replaceAll('\n', '<br>')}</p>`;
  });
  return {
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="ru"><meta charset="utf-8"><body style="font:16px/1.5 sans-serif">${html.join('')}</body></html>`,
  };
}
