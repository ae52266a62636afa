import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { settingNames } from '../../server/config.ts';
import { demoAccounts } from '../../server/demo/accounts.ts';

const root = new URL('../../', import.meta.url);
const pages = ['README.md', 'docs/deployment.md'];
const read = (page: string) => readFileSync(new URL(page, root), 'utf8');

it('the README has a row for every setting, in the order of the code', () => {
  const rows = read('README.md').matchAll(/^\| `([A-Z_]+)`/gm);
  expect([...rows].map(([, name]) => name)).toEqual(settingNames);
});

it('the README names every demo account and its password', () => {
  for (const { login, password } of demoAccounts) {
    expect(read('README.md')).toContain(`| \`${login}\``);
    expect(read('README.md')).toContain(password);
  }
});

it('the README names commands that exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const page of pages) {
    const named = [...read(page).matchAll(/npm run (\w+)/g)].map(([, name]) => name);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  }
});

it.each(pages)('%s links to files that are there', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map(([, path]) => path);
  const missing = targets.filter(
    (path = '') => !existsSync(fileURLToPath(new URL(path, new URL(page, root)))),
  );
  expect(missing).toEqual([]);
});
