import { blank, marksOf, text, wholeResult } from './data.ts';
import type { Method, OrganizationResult } from './method.ts';

export const overlay: Method = {
  id: 'overlay',
  title: text('Наложение двух списков', 'Two lists overlaid'),
  explanation: text(
    'Каждая организация попадает в одну из четырёх групп: в обоих списках, только в первом, только во втором, ни в одном. Если об одном из списков ничего не известно, группы нет.',
    'Each organization is on both lists, only on the first, only on the second, or on neither. Where one list says nothing of it, it has no group.',
  ),
  source: text(
    'Концепция МСОКО г. Оби, строки 1047–1049: ШНОР и ШНСУ определяются наложением списков.',
    'Ob concept, lines 1047–1049: schools on both lists are found by laying one over the other.',
  ),
  inputs: [],
  lists: [
    { name: 'first', title: text('Первый список', 'First list'), required: true },
    { name: 'second', title: text('Второй список', 'Second list'), required: true },
  ],
  settings: {},
  groups: [
    { id: 'both', title: text('в обоих списках', 'on both lists'), listed: true },
    { id: 'first', title: text('только в первом', 'only on the first'), listed: false },
    { id: 'second', title: text('только во втором', 'only on the second'), listed: false },
    { id: 'neither', title: text('ни в одном', 'on neither'), listed: false },
  ],
  numbers: [{ id: 'lists', title: text('В скольких списках', 'On how many lists') }],
  wholeNumbers: [
    { id: 'score', title: text('Организаций в обоих списках', 'Organizations on both lists') },
    { id: 'first', title: text('В первом списке', 'On the first list') },
    { id: 'second', title: text('Во втором списке', 'On the second list') },
  ],
  marks: [
    {
      id: 'list-unknown',
      title: text(
        'Неизвестно, есть ли организация в одном из списков',
        'It is not known whether it is on one of the lists',
      ),
    },
  ],
  run(data) {
    const on = (list: string) =>
      new Map(
        data.memberships
          .filter((one) => one.list === list && one.back === 0)
          .map(({ organizationId, listed }) => [organizationId, listed]),
      );
    const lists = [on('first'), on('second')] as const;
    const organizations = data.organizations.map(({ id }): OrganizationResult => {
      const first = lists[0].get(id) ?? null;
      const second = lists[1].get(id) ?? null;
      if (first === null || second === null) {
        return { ...blank(id), marks: marksOf({ 'list-unknown': true }) };
      }
      const count = Number(first) + Number(second);
      const one = first ? 'first' : 'second';
      return {
        ...blank(id),
        score: count,
        group: count === 2 ? 'both' : count === 0 ? 'neither' : one,
        numbers: { lists: count },
      };
    });
    const listed = (list: ReadonlyMap<string, boolean | null>) =>
      list.size === 0 ? null : [...list.values()].filter((one) => one === true).length;
    const known = organizations.some(({ group }) => group !== null);
    return wholeResult(organizations, {
      score: known ? organizations.filter(({ group }) => group === 'both').length : null,
      first: listed(lists[0]),
      second: listed(lists[1]),
    });
  },
};
