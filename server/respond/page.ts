import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language, RespondentPageData } from '../../client/respond/page-data.ts';
import { pick } from '../../forms/run/text.ts';
import type { LocalText } from '../../forms/run/types.ts';

/** Addresses of the built page's files. */
export interface RespondAssets {
  script: string;
  /** Scripts that the first one imports, fetched beside it. */
  preloads: string[];
  styles: string[];
}

/** Where the server serves `dist/respond`; the build's own `base`. */
const respondBase = '/respond/';

const manifestSchema = z.record(
  z.string(),
  z.looseObject({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
);

/**
 * Reads which files the built page consists of.
 * @param manifestPath path of the build's `manifest.json`
 * @throws Error naming the path and the command when the page has not been built
 */
export function loadRespondAssets(manifestPath: string): RespondAssets {
  let text: string;
  try {
    text = readFileSync(manifestPath, 'utf8');
  } catch (cause) {
    throw new Error(`No respondent's page at ${manifestPath}: run "npm run build" first`, {
      cause,
    });
  }
  const manifest = manifestSchema.parse(JSON.parse(text));
  const entry = Object.values(manifest).find((chunk) => chunk.isEntry === true);
  if (!entry) throw new Error(`${manifestPath} names no entry`);
  const imported = new Set<string>();
  const follow = (names: string[] = []): void => {
    for (const name of names) {
      if (imported.has(name)) continue;
      imported.add(name);
      follow(manifest[name]?.imports);
    }
  };
  follow(entry.imports);
  const chunks = [...imported].flatMap((name) => manifest[name] ?? []);
  const address = (file: string): string => respondBase + file;
  return {
    script: address(entry.file),
    preloads: chunks.map((chunk) => address(chunk.file)),
    styles: [entry, ...chunks].flatMap((chunk) => chunk.css ?? []).map(address),
  };
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text made safe inside HTML text and quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** JSON that cannot close its script element, nor open a comment in it. */
function jsonBlock(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

const noScript: LocalText = {
  ru: 'Чтобы ответить, включите JavaScript в настройках браузера или откройте ссылку в другом браузере.',
  en: 'To answer, turn on JavaScript in the browser settings or open the link in another browser.',
};

function documentOf(language: Language, title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${escapeHtml(title)}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

function styleLinks(assets: RespondAssets | undefined): string[] {
  return (assets?.styles ?? []).map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`);
}

function headerOf(municipalityName: string): string {
  const name = escapeHtml(municipalityName);
  return `<header class="header"><p class="municipality">${name}</p></header>`;
}

/**
 * The respondent's page: the first screen's words as plain HTML, the form as a JSON data block
 * (no inline script or style, so that a strict content security policy holds), and the script
 * which brings it to life.
 */
export function renderRespondentPage(data: RespondentPageData, assets: RespondAssets): string {
  const { language } = data;
  const title = pick(data.formTitle, language);
  const head = [
    ...styleLinks(assets),
    ...assets.preloads.map((href) => `<link rel="modulepreload" href="${escapeHtml(href)}">`),
    `<script type="module" src="${escapeHtml(assets.script)}"></script>`,
  ].join('\n');
  const body = `<div id="app">
${headerOf(data.municipalityName)}
<main class="main">
<h1 class="screen-title">${escapeHtml(title)}</h1>
<p class="hint">${escapeHtml(data.organizationName)}</p>
${data.greeting ? `<p class="greeting">${escapeHtml(data.greeting)}</p>\n` : ''}<p class="purpose">${escapeHtml(pick(data.purpose, language))}</p>
<noscript><p>${escapeHtml(pick(noScript, language))}</p></noscript>
</main>
</div>
<script type="application/json" id="form-data">${jsonBlock(data)}</script>`;
  return documentOf(language, title, head, body);
}

export type NoticeKind =
  'closed' | 'notYet' | 'unknown' | 'unknownCode' | 'enterCode' | 'revoked' | 'error';

/** What is known about the link; nothing for an unknown one. */
export interface NoticeDetails {
  municipalityName?: string;
  organizationName?: string;
  formTitle?: LocalText;
  /** Moments in words, in the municipality's zone. */
  opensAt?: LocalText;
  closesAt?: LocalText;
}

interface NoticeTexts {
  title: LocalText;
  text: (details: NoticeDetails) => LocalText;
  /** The page has a field for a code. */
  code?: boolean;
}

const notices: Record<NoticeKind, NoticeTexts> = {
  closed: {
    title: { ru: 'Опрос завершён', en: 'The survey is over' },
    text: ({ closesAt }) => ({
      ru: `Приём ответов закончился${closesAt ? `: ${closesAt.ru}` : ''}. Новые ответы не принимаются. Если вы уже ответили, ваш ответ учтён.`,
      en: `Answers are no longer accepted${closesAt ? ` since ${closesAt.en ?? closesAt.ru}` : ''}. If you have already answered, your answer has been counted.`,
    }),
  },
  notYet: {
    title: { ru: 'Опрос ещё не начался', en: 'The survey has not started yet' },
    text: ({ opensAt }) => ({
      ru: `${opensAt ? `Он откроется: ${opensAt.ru}. ` : ''}Сохраните эту ссылку и откройте её снова, когда опрос начнётся.`,
      en: `${opensAt ? `It opens: ${opensAt.en ?? opensAt.ru}. ` : ''}Keep this link and open it again once the survey has started.`,
    }),
  },
  unknown: {
    title: { ru: 'Такой ссылки нет', en: 'There is no such link' },
    text: () => ({
      ru: 'Проверьте, что адрес скопирован целиком, или отсканируйте QR-код ещё раз. Если не поможет, попросите ссылку у того, кто её прислал.',
      en: 'Check that the whole address was copied, or scan the QR code again. If that fails, ask the person who sent the link.',
    }),
  },
  unknownCode: {
    title: { ru: 'Такого кода нет', en: 'There is no such code' },
    text: () => ({
      ru: 'Сверьте код с листом или сообщением: в нём 10 букв и цифр. Если не поможет, попросите код ещё раз у того, кто его прислал.',
      en: 'Compare the code with the sheet or message: it has 10 letters and digits. If that fails, ask the person who sent it once more.',
    }),
    code: true,
  },
  enterCode: {
    title: { ru: 'Введите код опроса', en: 'Enter the survey code' },
    text: () => ({
      ru: 'Код стоит в сообщении или на листе с приглашением: 10 букв и цифр. Большие или маленькие буквы, с чёрточкой или без неё: всё равно.',
      en: 'The code stands in the message or on the invitation sheet: 10 letters and digits, in any case, with or without the dash.',
    }),
    code: true,
  },
  revoked: {
    title: { ru: 'Ссылка больше не действует', en: 'The link is no longer valid' },
    text: () => ({
      ru: 'Её отозвали и, скорее всего, заменили новой. Попросите новую ссылку у того, кто прислал эту.',
      en: 'It was withdrawn, most likely in favour of a new one. Ask the person who sent it for the new link.',
    }),
  },
  error: {
    title: { ru: 'Страница не открылась', en: 'The page did not open' },
    text: () => ({
      ru: 'На сервере неполадка, мы о ней уже знаем. Обновите страницу через несколько минут.',
      en: 'Something is wrong on the server, and we know about it. Reload the page in a few minutes.',
    }),
  },
};

const codeWords: Record<'field' | 'open', LocalText> = {
  field: { ru: 'Код', en: 'Code' },
  open: { ru: 'Открыть опрос', en: 'Open the survey' },
};

/** A field for the code, working without script. */
function codeForm(language: Language): string {
  return `<form class="code-form" action="/k" method="get">
<label for="code">${escapeHtml(pick(codeWords.field, language))}</label>
<input id="code" name="code" class="input" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false">
<button class="button button-main">${escapeHtml(pick(codeWords.open, language))}</button>
</form>`;
}

/**
 * A page for a link that cannot be answered, needing no script.
 * @param assets the built page's styles; without them the page is plain but readable
 */
export function renderNoticePage(
  kind: NoticeKind,
  details: NoticeDetails,
  language: Language,
  assets?: RespondAssets,
): string {
  const notice = notices[kind];
  const title = pick(notice.title, language);
  const about = [
    ...(details.formTitle ? [pick(details.formTitle, language)] : []),
    ...(details.organizationName ? [details.organizationName] : []),
  ];
  const body = `${details.municipalityName ? headerOf(details.municipalityName) : ''}
<main class="main notice">
<h1 class="screen-title">${escapeHtml(title)}</h1>
<p>${escapeHtml(pick(notice.text(details), language))}</p>
${notice.code ? codeForm(language) : ''}
${about.map((line) => `<p class="hint">${escapeHtml(line)}</p>`).join('\n')}
</main>`;
  return documentOf(language, title, styleLinks(assets).join('\n'), body);
}
