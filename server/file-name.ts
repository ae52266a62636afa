/** Signs that some system does not take in a file name: these, and controls. */
const forbidden = /[\\/:*?"<>|]|\p{Cc}/gu;
const longest = 120;

/** A title as a file name: without what systems refuse, of a length that they take. */
export function fileName(title: string, extension: string): string {
  const clean = title
    .replace(/[\\/]/g, '-')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    // Half of a sign that was cut, or that never was whole, has no place in an address.
    .replace(/\p{Cs}/gu, '')
    .trim();
  return `${clean.replace(/[. ]+$/, '') || 'file'}.${extension}`;
}

/**
 * The header that makes a browser save the answer under this name, in any language (RFC 6266 with
 * the encoding of RFC 5987), with a plain name for programs that do not know it.
 * @param plain that plain name, without its extension
 */
export function attachment(name: string, plain = 'report'): string {
  const extension = name.split('.').at(-1) ?? '';
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encoded}`;
}
