import { readFileSync } from 'node:fs';
import { small } from '../unit/catalogs/dictionary.ts';

interface Sheet {
  id: string;
  directions: {
    criteria: { indicators: { key: string; level: string; unit: string; measure?: unknown }[] }[];
  }[];
  context: { measure?: unknown }[];
  [name: string]: unknown;
}

const document = {
  id: 'site-page',
  title: 'Страница о системе оценки качества на сайте',
  owner: ['school'],
  period: 'schoolYear',
  publishedAt: 'сайт школы',
};

const yes = (evidence: string) => ({
  kind: 'presence',
  of: { element: 'has_centre' },
  evidence,
});

/**
 * A catalog of a few measures: two yes/no indicators that one document proves, a judged criterion
 * of the municipality and one of organizations, and a dictionary with everything.
 */
export function provenCatalog(change: (sheet: Sheet) => void = () => undefined): Sheet {
  const file = new URL('../../catalogs/verkhovazhye.json', import.meta.url);
  const sheet = JSON.parse(readFileSync(file, 'utf8')) as Sheet;
  const all = sheet.directions.flatMap((one) => one.criteria.flatMap((two) => two.indicators));
  for (const indicator of [...all, ...sheet.context]) delete indicator.measure;
  const [first, second, third, fourth] = all;
  Object.assign(first!, { level: 'organization', unit: 'yesno', measure: yes('site-page') });
  Object.assign(second!, { level: 'organization', unit: 'yesno', measure: yes('site-page') });
  const measure = { kind: 'judgement', rubric: 'quality' };
  Object.assign(third!, { level: 'municipality', unit: 'text', measure });
  Object.assign(fourth!, { level: 'organization', unit: 'text', measure });
  Object.assign(sheet, structuredClone(small), {
    evidence: [document],
    tables: [],
    computed: [],
    targets: [],
    rubrics: [
      {
        id: 'quality',
        title: 'Качество',
        levels: [
          { id: 'full', title: 'Соответствует полностью' },
          { id: 'part', title: 'Соответствует частично' },
          { id: 'none', title: 'Не соответствует' },
        ],
      },
    ],
  });
  change(sheet);
  return sheet;
}

/** The keys of its four indicators with measures, in their order. */
export function provenKeys(): string[] {
  const { directions } = provenCatalog();
  return directions
    .flatMap(({ criteria }) => criteria.flatMap(({ indicators }) => indicators))
    .filter(({ measure }) => measure !== undefined)
    .map(({ key }) => key);
}
