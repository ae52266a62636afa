import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultList } from './faults.ts';
import type { Loading } from './loading.ts';

/** What a data folder may hold beside what nobody reads. */
const files = [
  'organizations.csv',
  'asked.csv',
  'elements.csv',
  'evidence.csv',
  'judgements.csv',
  'numbers.csv',
  'settings.csv',
];

/** Read by people only. */
const unread = /^\.|^readme|\.md$/i;

/** Says of files that nobody would read that they are not known: a slip of the name loses data. */
export function checkFiles({
  path,
  faults,
  versions,
  catalog,
}: Pick<Loading, 'path' | 'faults' | 'versions' | 'catalog'>): void {
  const forms = versions.flatMap(({ key }) => [`${key}.ndjson`, `${key}.csv`]);
  const tables = catalog.tables.map(({ id }) => `${id}.csv`);
  const known: Record<string, readonly string[]> = { responses: forms, tables };
  for (const name of readdirSync(path).sort()) {
    if (unread.test(name) || files.includes(name)) continue;
    if (!(name in known) || !statSync(join(path, name)).isDirectory()) {
      faults.add(
        { file: name },
        {
          ru: `такого файла здесь не бывает. Есть: ${[...files, 'responses/', 'tables/'].join(', ')}.`,
          en: `no such file belongs here. There are: ${[...files, 'responses/', 'tables/'].join(', ')}.`,
        },
      );
    }
  }
  for (const [folder, names] of Object.entries(known)) {
    if (!existsSync(join(path, folder))) continue;
    for (const name of readdirSync(join(path, folder)).sort()) {
      if (unread.test(name) || names.includes(name)) continue;
      faults.add({ file: `${folder}/${name}` }, unknown[folder as 'responses' | 'tables']);
    }
  }
}

const unknown = {
  responses: {
    ru: 'такой формы нет: файл называется по форме, <форма>.ndjson или <форма>.csv.',
    en: 'there is no such form: the file is named after the form, <form>.ndjson or <form>.csv.',
  },
  tables: {
    ru: 'такой таблицы в каталоге нет: файл называется по таблице, <таблица>.csv.',
    en: 'the catalog has no such table: the file is named after the table, <table>.csv.',
  },
};

/** Whether the data folder is there at all. */
export function checkFolder(path: string, faults: FaultList): boolean {
  if (existsSync(path) && statSync(path).isDirectory()) return true;
  faults.add({ file: path }, { ru: 'такой папки нет.', en: 'there is no such folder.' });
  return false;
}
