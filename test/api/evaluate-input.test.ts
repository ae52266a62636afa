import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultLines, InputFaults, type Speech } from '../../server/evaluate/faults.ts';
import { evaluateFolder } from '../../server/evaluate/folder.ts';
import { withDatabase, withOwnStorage } from '../../server/evaluate/own-storage.ts';
import type { Result } from '../../server/evaluate/result.ts';
import { provenCatalog, provenKeys } from '../support/dictionary.ts';
import { exampleFolder } from '../support/evaluate.ts';
import { measuredCatalog } from '../support/measured.ts';
import { children, rosterForm } from '../support/roster-form.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evaluate-test-'));
  cpSync(exampleFolder, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, ...lines: string[]): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, lines.join('\n'));
}

const said: string[] = [];

/** Computes the folder in this process, on an engine of its own. */
function compute(more: { shown?: boolean; catalog?: string; forms?: string | null } = {}) {
  said.length = 0;
  const task = {
    kind: 'folder' as const,
    catalog: more.catalog ?? join(folder, 'catalog.json'),
    forms: more.forms === undefined ? join(folder, 'forms') : more.forms,
    data: join(folder, 'data'),
    period: '2021-2022',
    out: join(folder, 'result.json'),
    shown: more.shown ?? false,
  };
  return evaluateFolder(
    task,
    (work) => withOwnStorage(undefined, work),
    ({ en }) => said.push(en),
  );
}

async function refusal(speech: Speech, more: Parameters<typeof compute>[0] = {}) {
  const scratch = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`pokazatel-${process.pid}-`));
  const before = scratch();
  const error: unknown = await compute(more).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputFaults);
  expect(existsSync(join(folder, 'result.json'))).toBe(false);
  expect(scratch().filter((name) => !before.includes(name))).toEqual([]);
  const lines = faultLines((error as InputFaults).faults, speech);
  return lines.map((line) => line.replaceAll(`${folder}/`, ''));
}

async function computed(more: Parameters<typeof compute>[0] = {}): Promise<Result> {
  expect(await compute(more)).toBe(0);
  return JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as Result;
}

describe('what is wrong with the files is said at once, with file, line and column', () => {
  it('in tables of every kind, in Russian', async () => {
    write(
      'data/organizations.csv',
      'code;name;type;headcount',
      's1;Школа № 1;school;400',
      's2;Школа № 2;школа;0',
      's3;Школа № 3;цирк;',
      's1;Школа № 4;school;',
      'k1;Детский сад «Ромашка»;kindergarten;90',
      'uo;Управление образования;department;',
    );
    write(
      'data/elements.csv',
      'organization,period,element,value,state,reason',
      's2,2021-2022,pupils,250,,',
      's1,2020-2021,books__ooo,"400,5",,',
      's1,2021-2022,pupils,400,,',
      's1,2021-2022,winners,401,,',
      's1,2021,books__noo,4,,',
      's1,2021-2022,books,4,,',
      's9,2021-2022,pupils,1,,',
      's1,2021-2022,pupil,1,,',
      'k1,2021-2022,pupils,1,,',
      's1,2021-2022,books__ooo,,absent,',
      's1,2020-2021,pupils,1,absent,нет',
      's1,2020-2021,winners,,lost,нет',
      'uo,2021-2022,has_plan,может быть,,',
      's1,2020-2021,books__noo,1,,,,',
      's1,2021-2022,pupils,410,,',
    );
    write(
      'data/settings.csv',
      'setting,period,value',
      'norm,2021-2022,101',
      'norma,2021-2022,1',
      'norm,год,75',
    );
    write(
      'data/numbers.csv',
      'indicator,period,value,source',
      'context.quality,2021-2022,-,ФИС ОКО',
      'context.nothing,2021-2022,1,ФИС ОКО',
    );
    write(
      'data/tables/exam.csv',
      'organization,subject,pupils,passed',
      's1,Математика,50,"40,5"',
      's1,Химия,50,40',
      'Школа № 77,Математика,1,1',
      's1,Русский язык,50,45',
      's1,Русский язык,50,46',
    );
    write(
      'data/responses/example-parents.ndjson',
      '{"organization":"s1","answers":{"overall":6}}',
      '{"organization":"s1","answers":{}}',
      '{"organisation":"s1","answers":{"overall":5}}',
      '{"organization":"s1","day":"1 марта","answers":{"overall":5}}',
      '{"organization":"s1","answers":{"overall":5}',
      '{"organization":"k1","answers":{"overall":5}}',
    );
    expect(await refusal('ru')).toMatchInlineSnapshot(`
      [
        "organizations.csv, строка 3, столбец «headcount»: ожидать ноль человек нельзя: оставьте поле пустым, если число неизвестно",
        "organizations.csv, строка 4, столбец «type»: типа «цирк» нет. Есть: school, kindergarten, supplementary, department, methodicalCentre, ppmsCentre, association.",
        "organizations.csv, строка 5, столбец «code»: такая организация уже есть",
        "settings.csv, строка 2, столбец «value»: процентов не бывает больше 100",
        "settings.csv, строка 3, столбец «setting»: настройки «norma» в каталоге нет.",
        "settings.csv, строка 4, столбец «period»: «год» — не период: пишут 2021, 2021-2022, 2021-H1, 2021-Q3, 2021-09.",
        "elements.csv, строка 3, столбец «value»: «400,5»: дробная часть отделяется точкой.",
        "elements.csv, строка 5, столбец «value»: В строке «Победители и призёры олимпиад» число больше, чем в строке «Обучающиеся». Проверьте оба числа.",
        "elements.csv, строка 6, столбец «period»: нужен учебный год, например 2021-2022, а здесь 2021.",
        "elements.csv, строка 7, столбец «element»: «books» спрашивается по частям: books__noo, books__ooo.",
        "elements.csv, строка 8, столбец «organization»: организации «s9» нет в organizations.csv.",
        "elements.csv, строка 9, столбец «element»: элемента «pupil» нет.",
        "elements.csv, строка 10, столбец «element»: «pupils» у организаций этого типа (kindergarten) не спрашивается.",
        "elements.csv, строка 11, столбец «reason»: назовите причину отсутствия.",
        "elements.csv, строка 12, столбец «value»: указано и значение, и его отсутствие.",
        "elements.csv, строка 13, столбец «state»: состояние — absent (нет данных) или notApplicable (не применимо), а не «lost».",
        "elements.csv, строка 14, столбец «value»: нужно «да» или «нет», а здесь «может быть».",
        "elements.csv, строка 15: ячеек 8, а столбцов 6: нет ли лишнего разделителя?",
        "elements.csv, строка 16, столбец «element»: этот элемент уже есть в строке 4.",
        "responses/example-parents.ndjson, строка 1, столбец «overall»: Выберите ответ из списка",
        "responses/example-parents.ndjson, строка 2, столбец «overall»: Ответьте на этот вопрос",
        "responses/example-parents.ndjson, строка 3, столбец «organization»: нужен объект {"organization": …, "answers": {…}}, ещё могут быть day и period.",
        "responses/example-parents.ndjson, строка 3, столбец «organisation»: нужен объект {"organization": …, "answers": {…}}, ещё могут быть day и period.",
        "responses/example-parents.ndjson, строка 4, столбец «day»: нужна дата, например 2021-09-01, а здесь «1 марта».",
        "responses/example-parents.ndjson, строка 5, знак 45: с этого места это не JSON.",
        "responses/example-parents.ndjson, строка 6, столбец «organization»: форма «example-parents» не для организаций этого типа (kindergarten); если их спрашивали, назовите их в asked.csv.",
        "tables/exam.csv, строка 2, столбец «passed»: В «40,5» другой десятичный знак: для файла выбран «.».",
        "tables/exam.csv, строка 3, столбец «subject»: значения «Химия» в этом столбце быть не может.",
        "tables/exam.csv, строка 4, столбец «organization»: организации «Школа № 77» нет в organizations.csv.",
        "tables/exam.csv, строка 5: Об одном и том же в строке 6 написано другое. Оставьте верную строку.",
        "tables/exam.csv, строка 6: Об одном и том же в строке 5 написано другое. Оставьте верную строку.",
        "numbers.csv, строка 2, столбец «value»: нужно число, а здесь «-».",
        "numbers.csv, строка 3, столбец «indicator»: Не найдено: показатель, который берут из другой системы.",
      ]
    `);
  });

  it('in names of files and headings, in English', async () => {
    write('data/element.csv', 'a');
    write('data/tables/exams.csv', 'a');
    write('data/responses/parents.ndjson', '{}');
    write('data/settings.csv', 'setting,valeu', 'norm,75');
    write('data/numbers.csv', 'indicator,value,source', '"context.quality,1,x');
    write('data/evidence.csv', 'organization,evidence,verdict', 's1,photo,maybe');
    write('data/judgements.csv', 'indicator,level', 'context.winners,high');
    write('data/asked.csv', 'form,organization', 'no-form,s1');
    expect(await refusal('en')).toMatchInlineSnapshot(`
      [
        "element.csv: no such file belongs here. There are: organizations.csv, asked.csv, elements.csv, evidence.csv, judgements.csv, numbers.csv, settings.csv, responses/, tables/.",
        "responses/parents.ndjson: there is no such form: the file is named after the form, <form>.ndjson or <form>.csv.",
        "tables/exams.csv: the catalog has no such table: the file is named after the table, <table>.csv.",
        "asked.csv, line 2, column “form”: there is no form “no-form”.",
        "settings.csv, line 1, column “valeu”: no such column belongs here. There are: period, setting, value.",
        "settings.csv, line 1, column “value”: this column is missing.",
        "numbers.csv, line 2: the quotes do not match: a quote inside a cell is written twice and the cell is quoted.",
        "evidence.csv, line 2, column “evidence”: the catalog has no evidence “photo”.",
        "evidence.csv, line 2, column “verdict”: the verdict is confirmed, notConfirmed, remark or empty.",
        "judgements.csv, line 2, column “indicator”: the catalog has no indicator “context.winners” that an expert judges.",
      ]
    `);
  });

  it('in the catalog and the forms, before anything rests on them', async () => {
    const form = readFileSync(join(folder, 'forms/example-parents.json'), 'utf8');
    write('forms/example-parents.json', form.replace('{overall} < 4', '{overal} < 4'));
    write('forms/broken.json', '{', '  "id": "x",', '}');
    rmSync(join(folder, 'data/organizations.csv'));
    expect(await refusal('en')).toMatchInlineSnapshot(`
      [
        "forms/broken.json, line 3, sign 1: from here on this is no JSON.",
        "forms/example-parents.json, line 38, sign 26: survey.pages[0].elements[2].visibleIf: The form has no question or value of this name: {overal}",
        "organizations.csv: no organizations are listed.",
      ]
    `);
    write('forms/example-parents.json', form);
    rmSync(join(folder, 'forms/broken.json'));
    const catalog = readFileSync(join(folder, 'catalog.json'), 'utf8');
    write('catalog.json', catalog.replace('{overall} >= 4', '{overal} >= 4'));
    expect(await refusal('both')).toMatchInlineSnapshot(`
      [
        "catalog.json, строка 101, знак 20: context.3.measure.of.where: В форме нет вопроса или значения с таким именем: {overal} / catalog.json, line 101, sign 20: context.3.measure.of.where: The form has no question or value of this name: {overal}",
        "organizations.csv: организации не перечислены. / organizations.csv: no organizations are listed.",
      ]
    `);
  });

  it('and where there is nothing to read', async () => {
    rmSync(join(folder, 'data'), { recursive: true });
    expect(await refusal('ru', { catalog: join(folder, 'none.json') })).toEqual([
      'data: такой папки нет.',
    ]);
  });
});

describe('a folder', () => {
  it('may say who was asked, and be of a catalog of the product with its library', async () => {
    write('data/asked.csv', 'form,organization', 'data-school-year,s1', 'data-school-year,s2');
    const { values } = await computed();
    const winners = values.filter(({ indicator }) => indicator === 'context.winners');
    expect(winners.map(({ expected }) => expected)).toEqual([2, 1, 1, 0]);
    for (const name of readdirSync(join(folder, 'data'))) {
      if (name !== 'organizations.csv') rmSync(join(folder, 'data', name), { recursive: true });
    }
    const spassk = await computed({ catalog: 'spassk-dalny-2022', forms: null });
    expect(spassk.catalog).toBe('spassk-dalny-2022');
    expect(spassk.values.every(({ value }) => value === null)).toBe(true);
    expect(said.join()).toContain('Written');
  });

  it('may hold responses as CSV with the same meaning', async () => {
    const { values } = await computed();
    const lines = readFileSync(join(folder, 'data/responses/example-parents.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { organization: string; answers: Answers });
    interface Answers {
      overall: number;
      good?: string[];
      wish?: string;
    }
    rmSync(join(folder, 'data/responses/example-parents.ndjson'));
    write(
      'data/responses/example-parents.csv',
      'организация;день;overall;good;wish',
      ...lines.map(({ organization, answers: { overall, good = [], wish = '' } }) =>
        [organization, '2022-03-01', overall, good.join('|'), wish].join(';'),
      ),
    );
    expect((await computed()).values).toEqual(values);
  });

  it('may hold rows of a roster as NDJSON, and not as CSV', async () => {
    const path = join(folder, 'catalog.json');
    const catalog = JSON.parse(readFileSync(path, 'utf8')) as { context: unknown[] };
    const mean = { kind: 'mean', of: { ...children, mean: '{age}' } } as const;
    const added = measuredCatalog([{ key: 'context.age', measure: mean }])['context'];
    catalog.context.push(...(added as unknown[]));
    write('catalog.json', JSON.stringify(catalog));
    write('forms/family.json', JSON.stringify(rosterForm()));
    const answering = (organization: string, ...ages: number[]) =>
      JSON.stringify({ organization, answers: { children: ages.map((age) => ({ age })) } });
    const file = 'data/responses/family.ndjson';
    write(file, answering('s1', 8, 12), answering('s1', 4), answering('s2', 16));
    const { values } = await computed();
    const ages = values.filter(({ indicator }) => indicator === 'context.age');
    expect(ages.map(({ organization, value, n }) => [organization, value, n])).toEqual([
      ['', 10, 3],
      ['s1', 8, 2],
      ['s2', 16, 1],
    ]);
    for (const made of [file, 'result.json']) rmSync(join(folder, made));
    write('data/responses/family.csv', 'organization,mood,children', 's1,4,', 's1,4,8|12');
    expect(await refusal('en')).toEqual([
      'responses/family.csv, line 3, column “children”: “children” is a table, whose rows cannot be written in CSV: use NDJSON.',
    ]);
    write(file, '{"organization":"s1","answers":{"children":[{"age":8},{"age":"восемь"}]}}');
    rmSync(join(folder, 'data/responses/family.csv'));
    expect((await refusal('en')).join()).toContain('family.ndjson, line 1, column “children');
  });

  it('may hold proofs with verdicts and conclusions of experts', async () => {
    const [first = '', second, judged = ''] = provenKeys();
    write('catalog.json', JSON.stringify(provenCatalog()));
    for (const name of readdirSync(join(folder, 'data'))) {
      if (name !== 'organizations.csv') rmSync(join(folder, 'data', name), { recursive: true });
    }
    write(
      'data/elements.csv',
      'organization,element,value',
      ...['s1', 's2', 's3'].map((school) => `${school},has_centre,да`),
    );
    write(
      'data/evidence.csv',
      'organization,evidence,url,verdict,text',
      's1,site-page,https://example.org,confirmed,',
      's2,site-page,https://example.org,не подтверждено,Страницы нет',
    );
    write('data/judgements.csv', 'indicator,level,text', `${judged},part,Есть не всё`);
    const { values, judgements } = await computed();
    const yes = values.filter(
      ({ indicator, scope }) => indicator === first && scope !== 'municipality',
    );
    expect(yes.map(({ organization, value }) => [organization, value])).toEqual([
      ['s1', 1],
      ['s2', 0],
      ['s3', 1],
    ]);
    expect(values.filter(({ indicator }) => indicator === second)).toHaveLength(4);
    expect(judgements).toEqual([
      { indicator: judged, organization: '', level: 'part', text: 'Есть не всё' },
    ]);
  });

  it('shows what the product would show with --shown, and everything without it', async () => {
    const file = 'data/responses/example-parents.ndjson';
    const kept = readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .filter((line, i) => !line.includes('"s1"') || i < 3);
    write(file, ...kept);
    const ofParents = ({ values }: Result) =>
      values
        .filter(({ indicator }) => indicator === 'context.content')
        .map(({ organization, value, n, reason }) => [organization, value, n, reason]);
    const all = await computed();
    expect(ofParents(all).map(([organization, , n]) => [organization, n])).toEqual([
      ['', 15],
      ['s1', 3],
      ['s2', 5],
      ['s3', 7],
    ]);
    const shown = await computed({ shown: true });
    // Three parents stay hidden, and the next smallest group with them.
    expect(ofParents(shown)).toEqual([
      ['', 1300 / 15, 15, null],
      ['s1', null, null, 'tooFew'],
      ['s2', null, null, 'tooFew'],
      ['s3', 100, 7, null],
    ]);
    const others = ({ values }: Result) =>
      values.filter(({ indicator }) => indicator !== 'context.content');
    expect(others(shown)).toEqual(others(all));
  });
});

describe('a database of its own on a server', () => {
  it.each([
    ['mongodb://h:1/a', 'mongodb://h:1/x'],
    ['mongodb://h:1,i:2/?replicaSet=r', 'mongodb://h:1,i:2/x?replicaSet=r'],
    ['mongodb://u:p@h/a?w=1', 'mongodb://u:p@h/x?w=1&authSource=a'],
    ['mongodb://u:p@h', 'mongodb://u:p@h/x?authSource=admin'],
    ['mongodb+srv://u:p@h/a?authSource=b', 'mongodb+srv://u:p@h/x?authSource=b'],
  ])('%s: who signs in does so where the address said', (uri, expected) => {
    expect(withDatabase(uri, 'x')).toBe(expected);
  });
});
