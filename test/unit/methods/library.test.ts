import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMethod, methods } from '../../../catalogs/methods/library.ts';
import type { MethodSetting } from '../../../catalogs/methods/method.ts';

const page = readFileSync(new URL('../../../docs/methods.md', import.meta.url), 'utf8');
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]?.trim() ?? '', section]),
);

/** The words of a text that stand in backquotes. */
const named = (section: string) =>
  new Set([...section.matchAll(/`([^`]+)`/g)].map(([, word]) => word));

const sane = ({ default: value, choices, min, max, unit }: MethodSetting) => {
  if (unit === 'choice') return choices?.some((choice) => choice.value === value) ?? false;
  if (unit === 'yesno') return typeof value === 'boolean';
  if (unit === 'text') return typeof value === 'string';
  return typeof value === 'number' && value >= (min ?? value) && value <= (max ?? value);
};

describe('the method library', () => {
  it('finds a method by its id and nothing by another', () => {
    expect(methods.every((method) => findMethod(method.id) === method)).toBe(true);
    expect(findMethod('no-such-method')).toBeUndefined();
  });

  it('has a section of docs/methods.md for each method and none besides', () => {
    expect([...sections.keys()].slice(1)).toEqual(methods.map(({ id }) => id));
  });

  it.each(methods.map((method) => [method.id, method] as const))(
    '%s is described',
    (id, method) => {
      const words = named(sections.get(id) ?? '');
      const ids = [
        ...Object.keys(method.settings),
        ...Object.values(method.settings)
          .flatMap(({ choices }) => choices ?? [])
          .map(({ value }) => value),
        ...method.groups.map((group) => group.id),
        ...method.numbers.map((number) => number.id),
        ...method.wholeNumbers.map((number) => number.id),
        ...method.inputs.map(({ name }) => name),
        ...(method.lists ?? []).map(({ name }) => name),
      ].filter((one) => one !== '*');
      expect(ids.filter((one) => !covered(one, words))).toEqual([]);
    },
  );

  it.each(methods.map((method) => [method.id, method] as const))(
    '%s explains itself in both languages, with defaults that can be chosen',
    (_, method) => {
      const texts = [
        method.title,
        method.explanation,
        method.source,
        ...[...method.inputs, ...(method.lists ?? [])].map(({ title }) => title),
        ...[...method.groups, ...method.numbers, ...method.wholeNumbers, ...method.marks].map(
          ({ title }) => title,
        ),
        ...Object.values(method.settings).flatMap(({ title, reason, choices }) => [
          title,
          reason,
          ...(choices ?? []).map((choice) => choice.title),
        ]),
      ];
      expect(texts.filter(({ ru, en }) => ru.trim() === '' || !en || en.trim() === '')).toEqual([]);
      const odd = Object.entries(method.settings).filter(([, setting]) => !sane(setting));
      expect(odd).toEqual([]);
    },
  );
});

/** `in:*` is described by `in:0`; `k1` … by `k1` … `k5` and the like by naming both ends. */
function covered(id: string, words: ReadonlySet<string | undefined>): boolean {
  if (words.has(id)) return true;
  if (id.endsWith(':*')) return words.has(`${id.slice(0, -1)}0`);
  const [, head = '', number = ''] = /^([a-z]+?-?)(\d)(?:-\d)?$/.exec(id) ?? [];
  return number !== '' && [...words].some((word) => word?.startsWith(head) && /\d$/.test(word));
}
