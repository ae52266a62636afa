import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RespondentPageData } from '../../../client/respond/page-data.ts';
import type { CompiledForm } from '../../../forms/run/types.ts';
import {
  loadRespondAssets,
  renderNoticePage,
  renderRespondentPage,
  type NoticeKind,
} from '../../../server/respond/page.ts';

const assets = {
  script: '/respond/assets/main.js',
  preloads: ['/respond/assets/shared.js'],
  styles: ['/respond/assets/main.css'],
};

const form: CompiledForm = {
  format: 1,
  title: { ru: 'Опрос' },
  languages: ['ru'],
  pages: [],
  calculated: [],
  light: true,
};

const data: RespondentPageData = {
  token: 'token',
  language: 'ru',
  form,
  formVersion: 1,
  formTitle: { ru: 'Школа глазами родителей', en: 'School through parents’ eyes' },
  purpose: { ru: 'Узнать, что изменить.' },
  municipalityName: 'Город',
  organizationName: 'Школа № 1',
  period: { ru: '2021/22 учебный год' },
  anonymity: 'anonymous',
  minutes: 4,
  today: '2022-04-12',
};

const hostile = `</script><script>alert(1)</script><!-- "'&`;

function blockOf(html: string): unknown {
  const json = /<script type="application\/json" id="form-data">(.*?)<\/script>/s.exec(html)?.[1];
  return JSON.parse(json ?? 'null');
}

describe('the respondent’s page', () => {
  it('hands every value over unharmed and lets none of it become markup', () => {
    const dangerous: RespondentPageData = {
      ...data,
      formTitle: { ru: hostile },
      purpose: { ru: hostile },
      municipalityName: hostile,
      organizationName: hostile,
      form: { ...form, title: { ru: hostile } },
    };
    const html = renderRespondentPage(dangerous, assets);
    expect(blockOf(html)).toEqual(dangerous);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<!--');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });

  it('needs nothing inline that a strict content security policy forbids', () => {
    const html = renderRespondentPage(data, assets);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    const scripts = html.match(/<script[^>]*>/g);
    expect(scripts).toEqual([
      '<script type="module" src="/respond/assets/main.js">',
      '<script type="application/json" id="form-data">',
    ]);
    expect(html).toContain('<link rel="stylesheet" href="/respond/assets/main.css">');
    expect(html).toContain('<link rel="modulepreload" href="/respond/assets/shared.js">');
  });

  it('can be read without scripts, in the reader’s language', () => {
    const russian = renderRespondentPage(data, assets);
    expect(russian).toContain('<html lang="ru">');
    expect(russian).toContain('<title>Школа глазами родителей</title>');
    expect(russian).toContain('<h1 class="screen-title">Школа глазами родителей</h1>');
    expect(russian).toMatch(/<noscript>.*включите JavaScript/);
    const english = renderRespondentPage({ ...data, language: 'en' }, assets);
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('School through parents’ eyes');
    expect(english).toMatch(/<noscript>.*turn on JavaScript/);
  });
});

describe('a notice in place of the form', () => {
  const titles: [NoticeKind, string, string][] = [
    ['closed', 'Опрос завершён', 'The survey is over'],
    ['notYet', 'Опрос ещё не начался', 'The survey has not started yet'],
    ['unknown', 'Такой ссылки нет', 'There is no such link'],
    ['revoked', 'Ссылка больше не действует', 'The link is no longer valid'],
    ['error', 'Страница не открылась', 'The page did not open'],
  ];

  it.each(titles)('%s says so in both languages and needs no script', (kind, ru, en) => {
    expect(renderNoticePage(kind, {}, 'ru')).toContain(`<h1 class="screen-title">${ru}</h1>`);
    const english = renderNoticePage(kind, {}, 'en', assets);
    expect(english).toContain(`<h1 class="screen-title">${en}</h1>`);
    expect(english).toContain('<link rel="stylesheet"');
    expect(english).not.toContain('<script');
  });

  it('names the moment and the survey where they are known, escaped', () => {
    const details = {
      municipalityName: hostile,
      formTitle: { ru: 'Опрос <b>' },
      opensAt: { ru: '1 марта, 9:00', en: '1 March, 9:00' },
    };
    const html = renderNoticePage('notYet', details, 'ru');
    expect(html).toContain('Он откроется: 1 марта, 9:00.');
    expect(html).toContain('Опрос &lt;b&gt;');
    expect(html).not.toContain('<script>');
    expect(renderNoticePage('notYet', details, 'en')).toContain('It opens: 1 March, 9:00.');
  });
});

describe('the built page’s files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'respond-manifest-'));
  const path = join(folder, 'manifest.json');
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are the entry, its styles and what it imports, but not what is loaded on demand', () => {
    const manifest = {
      'main.tsx': {
        file: 'assets/main-1.js',
        isEntry: true,
        imports: ['_shared.js'],
        dynamicImports: ['rare.ts'],
        css: ['assets/main-1.css'],
      },
      '_shared.js': { file: 'assets/shared-1.js', imports: ['_deep.js'], css: ['assets/s.css'] },
      '_deep.js': { file: 'assets/deep-1.js', imports: ['_shared.js'] },
      'rare.ts': { file: 'assets/rare-1.js', isDynamicEntry: true, css: ['assets/rare.css'] },
    };
    writeFileSync(path, JSON.stringify(manifest));
    expect(loadRespondAssets(path)).toEqual({
      script: '/respond/assets/main-1.js',
      preloads: ['/respond/assets/shared-1.js', '/respond/assets/deep-1.js'],
      styles: ['/respond/assets/main-1.css', '/respond/assets/s.css'],
    });
  });

  it('say how to build them when they are missing', () => {
    expect(() => loadRespondAssets(path)).toThrow(/manifest\.json.*npm run build/);
  });
});
