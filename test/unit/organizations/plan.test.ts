import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../server/organizations/import/columns.ts';
import { isReady, planImport } from '../../../server/organizations/import/plan.ts';
import type {
  KnownOrganization,
  KnownPerson,
} from '../../../server/organizations/import/registry.ts';
import type { Table } from '../../../server/organizations/import/rows.ts';
import { faultText, questionText } from '../../../server/organizations/import/words.ts';
import { organizationInput } from '../../../server/organizations/schema.ts';

const known = (name: string, more: Partial<KnownOrganization> = {}): KnownOrganization => ({
  ...organizationInput.parse({ name, shortName: name, type: 'school' }),
  id: `id-of-${name}`,
  active: true,
  spellings: [],
  ...more,
});

/** A table as it is pasted: columns by |, rows by lines. */
function table(text: string, more: Partial<Table> = {}): Table {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return { ...recogniseColumns(rows), rows, merged: [], decisions: {}, skip: [], ...more };
}

function plan(one: Table, organizations: KnownOrganization[] = [], people: KnownPerson[] = []) {
  const made = planImport(one, organizations, people);
  return {
    ready: isReady(made),
    rows: made.rows,
    actions: made.rows.map(({ action }) => action),
    /** «3: sentence», every fault and open question. */
    says: made.rows.flatMap(({ number, faults, questions }) => [
      ...faults.map(({ code, words }) => `${number}: ${faultText(code, words).ru}`),
      ...questions
        .filter(({ answer }) => answer === null)
        .map(({ code, words }) => `${number}? ${questionText(code, words).ru}`),
    ]),
    entities: made.entities,
  };
}

const headings = 'Наименование | Тип | Телефон | Почта | Директор | Обучающихся';

describe('a table with', () => {
  it.each<[string, string, RegExp]>([
    [
      'a Cyrillic letter in an e-mail',
      'Школа № 3 | школа | | schооl@mail.ru | |',
      /^2: .*русская буква «о», 4-й знак.*латинская o/,
    ],
    [
      'a letter that has no twin',
      'Школа № 3 | школа | | шкoла@mail.ru | |',
      /^2: .*русская буква «ш», 1-й знак/,
    ],
    ['two e-mails', 'Школа № 3 | школа | | a@mail.ru; b@mail.ru | |', /^2: .*несколько адресов/],
    ['no e-mail at all', 'Школа № 3 | школа | | mail.ru | |', /^2: .*не адрес/],
    [
      'a phone for an e-mail',
      'Школа № 3 | школа | | 8 (42352) 2-15-13 | |',
      /^2: В колонке «Почта» стоит телефон/,
    ],
    [
      'an e-mail for a phone',
      'Школа № 3 | школа | a@mail.ru | | |',
      /^2: В колонке «Телефон» стоит почта/,
    ],
    ['a phone without digits', 'Школа № 3 | школа | нет связи | | |', /^2: .*нет номера телефона/],
    [
      'a number for a name',
      '312 | школа | 8 42352 21513 | | |',
      /^2: В колонке «Наименование» стоит число «312»/,
    ],
    [
      'a phone for a head',
      'Школа № 3 | школа | | | 8-924-123-45-67 |',
      /^2: В колонке «Директор».*телефон «8-924-123-45-67»/,
    ],
    [
      'a phone behind a head',
      'Школа № 3 | школа | | | Ким И.О., 8-924-123-45-67 |',
      /^2: В колонке «Директор»/,
    ],
    [
      'an e-mail for a head',
      'Школа № 3 | школа | | | kim@mail.ru |',
      /^2: В колонке «Директор».*почта/,
    ],
    ['zero pupils', 'Школа № 3 | школа | | | | 0', /^2: .*не может быть нулём/],
    ['fewer than none', 'Школа № 3 | школа | | | | -5', /^2: Отрицательное/],
    ['half a pupil', 'Школа № 3 | школа | | | | 12,5', /^2: .*дробь/],
    ['words for a number', 'Школа № 3 | школа | | | | около 300', /^2: .*без слов.*около 300/],
    ['a phone for a number', 'Школа № 3 | школа | | | | 89241234567', /^2: Больше 100 000/],
    ['an unknown type', 'Школа № 3 | ракета | | | | 300', /^2: Тип «ракета» непонятен/],
    [
      'no type and a silent name',
      'Ромашка | | 8 42352 21513 | | | 300',
      /^2: По названию не понять/,
    ],
    ['no name', ' | школа | 8 42352 21513 | | |', /^2: Нет названия/],
    ['a total below', 'Итого: | | | | | 300', /^2: Похоже на итог/],
    ['a heading between the rows', 'Городские школы | | | | |', /^2: Заполнена только одна ячейка/],
    [
      'a surplus cell',
      'Школа № 3 | школа | | | | 300 | лишнее',
      /^2: Лишняя ячейка «лишнее» в колонке G/,
    ],
    [
      'too long a name',
      `Школа ${'я'.repeat(300)} | школа | 8 42352 21513 | | |`,
      /^2: Слишком длинно/,
    ],
  ])('%s is named in its row', (_, row, sentence) => {
    const { says, ready } = plan(table(`${headings}\n${row}`));
    expect(says).toEqual([expect.stringMatching(sentence)]);
    expect(ready).toBe(false);
  });

  it('a rounded code is named', () => {
    const { says } = plan(table('Наименование | ИНН | Тип\nШкола № 3 | 2,51E+09 | школа'));
    expect(says).toEqual([expect.stringMatching(/^2: Excel сократил код/)]);
  });

  it('«1 200» and a dash for nothing is read', () => {
    const { rows, ready } = plan(table(`${headings}\nШкола № 3 | школа | — | - | | 1 200`));
    expect(ready).toBe(true);
    expect(rows[0]?.values).toEqual({ name: 'Школа № 3', type: 'school', headcount: 1200 });
  });

  it('merged cells asks for whom the value is meant', () => {
    const text = 'Куст | Наименование | Тип\nкуст 1 | Школа № 1 | школа\n | Школа № 2 | школа';
    const merged = [{ top: 1, left: 0, bottom: 2, right: 0 }];
    const asked = plan(table(text, { merged }));
    expect(asked.says).toEqual([
      expect.stringMatching(/^2\? Ячейки строк 2–3 в колонке «Куст» объединены/),
      expect.stringMatching(/^3\? /),
    ]);
    const answer = (value: string) =>
      plan(table(text, { merged, decisions: { 'merged:2:0': value } })).rows.map(
        ({ values }) => values.cluster,
      );
    expect(answer('all')).toEqual(['куст 1', 'куст 1']);
    expect(answer('first')).toEqual(['куст 1', undefined]);
  });

  it('cells merged across columns is refused', () => {
    const merged = [{ top: 1, left: 0, bottom: 1, right: 1 }];
    const { says } = plan(table(`${headings}\nШкола № 3 | | 8 42352 21513 | | |`, { merged }));
    expect(says[0]).toMatch(/^2: Ячейки A–B объединены/);
  });

  it('a heading in a column that is left out is a heading', () => {
    const { says } = plan(table(`№ п/п | ${headings}\nДетские сады | | | | | |`));
    expect(says).toEqual([expect.stringMatching(/^2: Заполнена только одна ячейка \(«Детские/)]);
  });

  it('a row left out, a repeated heading and a row of numbers has fewer rows', () => {
    const text = `${headings}\n1 | 2 | 3 | 4 | 5 | 6\nШкола № 3 | школа\n${headings}\nИтого | | | | | 5`;
    expect(plan(table(text, { skip: [5] })).actions).toEqual(['create', 'skip']);
  });
});

describe('an organization', () => {
  const registry = [
    known('МБОУ «СОШ № 3»', { shortName: 'Школа № 3', code: '2510', headcount: 250 }),
    known('Детский сад «Ромашка»', { type: 'kindergarten' }),
  ];

  it.each<[string, string]>([
    ['its name', 'МБОУ "СОШ №3" | '],
    ['its name with a Latin letter', 'MБОУ СОШ N 3 | '],
    ['its short name', 'школа №3 | '],
    ['its code', 'Совсем другое название школы | 2510'],
  ])('is found by %s', (_, cells) => {
    const { rows, actions } = plan(
      table(`Наименование | Код | Обучающихся\n${cells} | 260`),
      registry,
    );
    expect(actions).toEqual(['update']);
    expect(rows[0]?.entity?.known?.id).toBe('id-of-МБОУ «СОШ № 3»');
    expect(rows[0]?.changes).toContainEqual({ field: 'headcount', before: 250, after: 260 });
  });

  it('is not changed by empty cells or by another spelling', () => {
    const text = 'Наименование | Код | Обучающихся\nшкола N3 | |\nДет. сад Ромашка | |';
    expect(plan(table(text), registry).actions[0]).toBe('same');
  });

  it.each([
    'Средняя школа № 3 г. Спасска',
    'МБОУ СОШ №3 им. Пушкина',
    'Муниципальное бюджетное общеобразовательное учреждение средняя общеобразовательная школа № 3',
  ])('that only looks like one is asked about: %s', (name) => {
    const asked = plan(table(`Наименование | Обучающихся\n${name} | 260`), registry);
    expect(asked.says).toEqual([expect.stringMatching(/^2\? Похоже на «Школа № 3»: та же/)]);
    const [question] = asked.rows[0]?.questions ?? [];
    const answer = (value = '') =>
      plan(
        table(`Наименование | Обучающихся\n${name} | 260`, {
          decisions: { [question?.key ?? '']: value },
        }),
        registry,
      );
    expect(answer('new').actions).toEqual(['create']);
    const same = answer('id:id-of-МБОУ «СОШ № 3»');
    // Its name stays: the answer says who it is, not what it is called.
    expect(same.rows[0]?.changes).toEqual([{ field: 'headcount', before: 250, after: 260 }]);
    expect(answer('id:unknown').says).toEqual(asked.says);
  });

  it.each(['Школа № 4', 'Детский сад № 3', 'Детский сад «Солнышко»', 'ДЮСШ № 3', 'Школа № 33'])(
    'that is clearly another is not asked about: %s',
    (name) => {
      expect(plan(table(`Наименование | Обучающихся\n${name} | 260`), registry).actions).toEqual([
        'create',
      ]);
    },
  );

  it('is not asked about because all names hold the town', () => {
    const town = ['Заречная', 'Парковая', 'Садовая', 'Липовая'].map((root) =>
      known(`МБОУ «${root} СОШ» округа Спасск-Дальний`, { shortName: `${root} школа` }),
    );
    const list = (name: string) => table(`Наименование | Обучающихся\n${name} | 260`);
    expect(plan(list('МБОУ СОШ № 12 г. Спасска-Дальнего'), town).actions).toEqual(['create']);
    expect(plan(list('Садовая школа г. Спасска-Дальнего'), town).says).toEqual([
      expect.stringMatching(/^2\? Похоже на «Садовая школа»:/),
    ]);
  });

  it('twice under two spellings is asked about, twice alike is one', () => {
    const text = `${headings}\nШкола № 5 | школа | | | | 5\nМБОУ «СОШ № 5» | школа | | | | 5\nшкола №5 | школа | | | | 5`;
    const { actions, says } = plan(table(text));
    expect(actions.toSorted()).toEqual(['create', 'question', 'question']);
    for (const sentence of says) expect(sentence).toMatch(/^[24]\? Похоже на .* из строки 3:/);
    const twice = `${headings}\nШкола № 5 | школа | | | | 5\nшкола №5 | школа | | | | 5`;
    expect(plan(table(twice)).actions.toSorted()).toEqual(['create', 'repeat']);
  });

  it('twice with different values is an error that names both rows', () => {
    const text = `${headings}\nШкола № 5 | школа | | | | 5\nшкола №5 | школа | | | | 6`;
    const { says, actions } = plan(table(text));
    expect(actions).toEqual(['error', 'error']);
    for (const sentence of says) expect(sentence).toMatch(/Строки [23] и [23].*«Обучающихся»/);
  });

  it('with the code of one and the name of another is refused', () => {
    const { says } = plan(table('Наименование | Код\nДетский сад Ромашка | 2510'), registry);
    expect(says).toEqual([expect.stringMatching(/^2: Код принадлежит.*«Школа № 3».*«Детский сад/)]);
  });

  it('that was closed is opened again only when somebody says so', () => {
    const closed = [known('Школа № 7', { active: false })];
    const text = 'Наименование | Обучающихся\nШкола № 7 | 5';
    expect(plan(table(text), closed).says).toEqual([expect.stringMatching(/^2\? .*закрытая/)]);
    const decisions = { 'alive:id-of-Школа № 7': 'yes' };
    expect(plan(table(text, { decisions }), closed).actions).toEqual(['update']);
  });

  it('under three spellings of one word is asked about, however often each stands there', () => {
    const rows = ['МБОУ «Садовая СОШ»', 'Садовая школа', 'Садовая школа', 'Школа Садовая'];
    const made = plan(table(['Наименование', ...rows].join('\n')));
    expect(made.ready).toBe(false);
    expect(made.actions.filter((action) => action === 'create')).toHaveLength(1);
  });
});

describe('a coordinator', () => {
  const top = 'Наименование | Ответственный | Почта ответственного';
  const two = `${top}\nШкола № 1 | Ким Ирина Олеговна | kim@mail.ru\nШкола № 2 | Ким И.О. | Kim@mail.ru`;

  it('of two organizations is asked about in each row, once', () => {
    const { says } = plan(table(two));
    expect(says).toHaveLength(2);
    expect(says[0]).toMatch(
      /^2\? Ким Ирина Олеговна отвечает за несколько.*«Школа № 1», «Школа № 2»/,
    );
    const decisions = { 'login:kim@mail.ru': 'yes' };
    expect(plan(table(two, { decisions })).ready).toBe(true);
  });

  it('keeps the full name where another row or an earlier list has initials', () => {
    const decisions = { 'login:kim@mail.ru': 'yes' };
    const names = plan(table(two, { decisions })).rows.map(({ coordinator }) => coordinator?.name);
    expect(names).toEqual(['Ким Ирина Олеговна', 'Ким Ирина Олеговна']);
    const person: KnownPerson = {
      name: 'Ким Ирина Олеговна',
      email: 'kim@mail.ru',
      phone: '',
      role: 'coordinator',
      organizationIds: ['id-of-Школа № 1'],
    };
    const one = table(`${top}\nШкола № 1 | Ким И.О. | kim@mail.ru`);
    expect(plan(one, [known('Школа № 1')], [person]).actions).toEqual(['same']);
  });

  it('under the address of somebody with another surname is asked about, not renamed', () => {
    const person: KnownPerson = {
      name: 'Ким Ирина Олеговна',
      email: 'school1@mail.ru',
      phone: '',
      role: 'coordinator',
      organizationIds: ['id-of-Школа № 1'],
    };
    const text = `${top}\nШкола № 1 | Ли Анна Петровна | school1@mail.ru`;
    const asked = plan(table(text), [known('Школа № 1')], [person]);
    expect(asked.ready).toBe(false);
    expect(asked.says).toHaveLength(1);
    expect(asked.says[0]).toMatch(/^2\? Почта school1@mail.ru записана за «Ким Ирина Олеговна»/);
    const decisions = { 'renamed:school1@mail.ru:ли анна петровна': 'yes' };
    const answered = plan(table(text, { decisions }), [known('Школа № 1')], [person]);
    expect([answered.ready, answered.actions]).toEqual([true, ['update']]);
    // The answer was about this name and nobody else's.
    const next = text.replace('Ли Анна Петровна', 'Пак Вера Ивановна');
    expect(plan(table(next, { decisions }), [known('Школа № 1')], [person]).ready).toBe(false);
  });

  it('who has another organization already is asked about', () => {
    const person: KnownPerson = {
      name: 'Ким И. О.',
      email: 'kim@mail.ru',
      phone: '',
      role: 'coordinator',
      organizationIds: ['id-of-Школа № 9'],
    };
    const one = `${top}\nШкола № 1 | Ким И.О. | kim@mail.ru`;
    expect(plan(table(one), [], [person]).says).toHaveLength(1);
    const has = { ...person, organizationIds: ['id-of-Школа № 1'] };
    expect(plan(table(one), [known('Школа № 1')], [has]).says).toEqual([]);
    const officer: KnownPerson = { ...person, role: 'specialist' };
    expect(plan(table(one), [], [officer]).says).toEqual([
      expect.stringMatching(/^2: Этот адрес у сотрудника «Ким И. О.» \(специалист/),
    ]);
  });

  it('shares no address with another person', () => {
    const text = `${top}\nШкола № 1 | Ким И.О. | kim@mail.ru\nШкола № 2 | Ли А.А. | kim@mail.ru`;
    expect(plan(table(text)).says).toEqual([
      expect.stringMatching(/^2: Один адрес у двух людей/),
      expect.stringMatching(/^3: Один адрес у двух людей/),
    ]);
  });

  it('needs a name', () => {
    expect(plan(table(`${top}\nШкола № 1 | | kim@mail.ru`)).says).toEqual([
      expect.stringMatching(/^2: .*нет имени/),
    ]);
  });
});
