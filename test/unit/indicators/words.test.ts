import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../catalogs/measure.ts';
import { compileForm } from '../../../forms/compile/compile.ts';
import { parseFormDefinition } from '../../../forms/schema.ts';
import type { FormVersion } from '../../../server/forms/model.ts';
import { methodWords, sourcesOf, type Names } from '../../../server/indicators/words.ts';

function published(id: string): FormVersion {
  const file = new URL(`../../../forms/library/${id}.json`, import.meta.url);
  const parsed = parseFormDefinition(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(id);
  const compiled = compileForm(parsed.form.survey);
  if (!compiled.ok) throw new Error(id);
  const { id: key, ...rest } = parsed.form;
  const place = { _id: id, municipalityId: 'town', publishedAt: new Date(0) };
  return { ...place, key, ...rest, compiled: compiled.form };
}

const forms = [published('parents-school'), published('upbringing-staff-monitoring')];
const names = (language: Names['language']): Names => ({
  language,
  forms,
  indicatorTitle: (key) => `Показатель ${key}`,
});

const satisfied: Measure = {
  kind: 'share',
  of: { form: 'parents-school', count: true, where: '{overall} >= 4' },
  in: { form: 'parents-school', count: true, where: '{overall} notempty' },
};

describe('the method in words', () => {
  it.each<[string, Measure | undefined, string]>([
    ['a share', satisfied, '≥ 4'],
    ['a sum', { kind: 'sum', of: { element: 'pupils_total' } }, 'Обучающиеся, всего'],
    ['a mean', { kind: 'mean', of: { form: 'parents-school', mean: '{overall}' } }, 'Среднее'],
    ['an index', { kind: 'index', of: ['a', 'b'], method: 'mean' }, '«Показатель b»'],
    ['an external number', { kind: 'external', source: 'ФИС ОКО' }, 'ФИС ОКО'],
    ['no measure', undefined, 'ещё не указано'],
  ])('names people’s words, not codes: %s', (_, measure, part) => {
    const words = methodWords(measure, names('ru'));
    expect(words).toContain(part);
    expect(words).not.toMatch(/[{}]|overall|pupils_total|parents-school/);
  });

  it('is said in English too', () => {
    const words = methodWords(satisfied, names('en'));
    expect(words).toContain('is answered');
    expect(words).not.toMatch(/[а-я]/i);
  });

  it('lists each source once', () => {
    expect(sourcesOf(satisfied, names('ru'))).toEqual([
      { kind: 'form', id: 'parents-school', title: 'Школа глазами родителей' },
    ]);
  });
});
