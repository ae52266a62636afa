import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../server/organizations/import/columns.ts';
import { normalName, shortNameOf } from '../../../server/organizations/import/names.ts';
import { kindOf } from '../../../server/organizations/import/types.ts';

const rows = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('columns', () => {
  it.each<[string, string]>([
    ['№ п/п', 'ignore'],
    ['Наименование ОО', 'name'],
    ['Наименование образовательной организации', 'name'],
    ['Краткое наименование', 'shortName'],
    ['Сокращённое название по уставу', 'shortName'],
    ['Тип ОО', 'type'],
    ['Вид организации', 'type'],
    ['Кластер', 'cluster'],
    ['Образовательный округ', 'cluster'],
    ['Куст', 'cluster'],
    ['Директор', 'head'],
    ['ФИО руководителя', 'head'],
    ['Ф.И.О. заведующего', 'head'],
    ['Телефон', 'phone'],
    ['Контактный телефон', 'phone'],
    ['e-mail', 'email'],
    ['Эл. почта', 'email'],
    ['Адрес электронной почты', 'email'],
    ['Количество обучающихся', 'headcount'],
    ['Численность воспитанников', 'headcount'],
    ['Кол-во детей', 'headcount'],
    ['Педагогов', 'teachers'],
    ['Кол-во педагогических работников', 'teachers'],
    ['Ответственный', 'coordinatorName'],
    ['ФИО ответственного за НОКО', 'coordinatorName'],
    ['Почта ответственного', 'coordinatorEmail'],
    ['Телефон ответственного', 'coordinatorPhone'],
    ['ИНН', 'code'],
    ['Код ОО', 'code'],
    ['Юридический адрес', 'address'],
  ])('with the heading «%s» mean %s', (heading, meaning) => {
    const { header, columns } = recogniseColumns(
      rows(`Наименование | Тип | ${heading}\nШкола № 3 | школа |`),
    );
    const twin = meaning === 'name' || meaning === 'type' ? 'ignore' : meaning;
    expect([header, columns[2]]).toEqual([0, twin]);
  });

  it('are found under lines of title', () => {
    const text = `
      Список образовательных организаций городского округа | |
      по состоянию на 01.09.2022 | |
       | |
      № | Наименование | Телефон
      1 | Школа № 3 | 8 42352 2-15-13`;
    expect(recogniseColumns(rows(text))).toEqual({
      header: 3,
      columns: ['ignore', 'name', 'phone'],
    });
  });

  it('are found by their contents where there is no heading', () => {
    const text = `
      1 | МБОУ «СОШ № 3» | школа | 2510001234 | 312 | 24 | Ким Ирина Олеговна | 8 42352 2-15-13 | s3@mail.ru
      2 | МБДОУ «Ромашка» | детский сад | 2510001235 | 95 | 11 | Ли А. А. | 8 42352 2-15-14 | s4@mail.ru
      3 | МБОУ «СОШ № 4» | школа | 2510001236 | 401 | 31 | Пак О. Л. | 8 42352 2-15-15 | s5@mail.ru
      4 | МБДОУ «Огонёк» | детский сад | 2510001237 | 80 | 9 | Цой В. Р. | 8 42352 2-15-16 | s6@mail.ru`;
    expect(recogniseColumns(rows(text))).toEqual({
      header: null,
      columns: [
        'ignore',
        'name',
        'type',
        'code',
        'headcount',
        'teachers',
        'head',
        'phone',
        'email',
      ],
    });
  });

  it('right of the coordinator are the coordinator’s where the organization has its own', () => {
    const text =
      'Школа | Телефон | Почта | Ответственный | Телефон | Почта\nШкола № 3 | 1 | 2 | 3 | 4 | 5';
    expect(recogniseColumns(rows(text)).columns).toEqual([
      'name',
      'phone',
      'email',
      'coordinatorName',
      'coordinatorPhone',
      'coordinatorEmail',
    ]);
  });

  it('have the heading merged above them', () => {
    const table = rows(`
      Наименование | Ответственный | |
       | ФИО | почта | телефон
      Школа № 3 | Ким Ирина Олеговна | kim@mail.ru | 8 42352 2-15-13`);
    const merged = [
      { top: 0, left: 1, bottom: 0, right: 3 },
      { top: 0, left: 0, bottom: 1, right: 0 },
    ];
    expect(recogniseColumns(table, merged)).toEqual({
      header: 1,
      columns: ['name', 'coordinatorName', 'coordinatorEmail', 'coordinatorPhone'],
    });
  });

  it('one column of names is names', () => {
    const text = 'МБОУ «СОШ № 3»\nМБОУ «СОШ № 4»\nДетский сад «Ромашка»';
    expect(recogniseColumns(rows(text))).toEqual({ header: null, columns: ['name'] });
  });
});

describe('a type', () => {
  it.each([
    ['школа', 'school'],
    ['СОШ', 'school'],
    ['ООШ № 7', 'school'],
    ['МБОУ «Гимназия»', 'school'],
    ['МАОУ Лицей № 1', 'school'],
    ['Школа-интернат', 'school'],
    ['Начальная школа — детский сад № 5', 'school'],
    ['детский сад', 'kindergarten'],
    ['ДОУ', 'kindergarten'],
    ['МБДОУ «Огонёк»', 'kindergarten'],
    ['Центр развития ребёнка — детский сад № 2', 'kindergarten'],
    ['ЦДО', 'supplementary'],
    ['МБУ ДО «ДЮСШ»', 'supplementary'],
    ['Детская школа искусств', 'supplementary'],
    ['Дом детского творчества', 'supplementary'],
    ['учреждение дополнительного образования', 'supplementary'],
    ['Управление образования администрации', 'department'],
    ['Отдел образования', 'department'],
    ['Информационно-методический центр', 'methodicalCentre'],
    ['Центр психолого-педагогической, медицинской и социальной помощи', 'ppmsCentre'],
    ['РМО учителей математики', 'association'],
    ['Ромашка', null],
    ['ракета', null],
  ])('of «%s» is %s', (text, type) => {
    expect(kindOf(normalName(text))).toBe(type);
  });
});

describe('a name', () => {
  it.each([
    ['МБОУ "СОШ №3"', 'мбоу  «СОШ № 3»'],
    ['Детский сад «Огонёк»', 'ДЕТСКИЙ САД "ОГОНЕК"'],
    ['Школа N 03', 'Школа № 3'],
    ['СОШ — 3', 'СОШ-3'],
  ])('%s is %s', (a, b) => {
    expect(normalName(a)).toBe(normalName(b));
  });

  it.each([
    [
      'Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 3»',
      'Средняя школа № 3',
    ],
    ['МБОУ СОШ № 3', 'МБОУ СОШ № 3'],
    ['Школа', 'Школа'],
    [`Школа ${'очень '.repeat(20)}`, `Школа ${'очень '.repeat(12)}`.trimEnd().slice(0, 79)],
  ])('%s is shortened to %s', (name, short) => {
    expect(shortNameOf(name).replace('…', '')).toBe(short);
    expect(shortNameOf(name).length).toBeLessThanOrEqual(80);
  });
});
