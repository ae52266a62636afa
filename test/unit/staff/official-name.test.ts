import { describe, expect, it } from 'vitest';
import { abbreviate, cutName } from '../../../client/staff/format/official-name.ts';

const school =
  'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 3» городского округа Спасск-Дальний';

describe('an official name that does not fit', () => {
  it.each([
    [school, 'МБОУ «СОШ № 3» округа Спасск-Дальний'],
    [
      'Муниципальное автономное дошкольное образовательное учреждение «Детский сад «Снегирёк»',
      'МАДОУ «Детский сад «Снегирёк»',
    ],
    ['Муниципальное казённое учреждение дополнительного образования «Радуга»', 'МКУДО «Радуга»'],
    ['Муниципальное общеобразовательное учреждение «Гимназия № 2»', 'МОУ «Гимназия № 2»'],
    ['Муниципальное дошкольное образовательное учреждение № 7', 'МДОУ № 7'],
    ['Детский сад № 5', 'Детский сад № 5'],
  ])('%s', (name, short) => {
    expect(abbreviate(name)).toBe(short);
  });

  it.each([
    ['the number', `${school} имени Героя Советского Союза лётчика Н. Н. Неизвестного`, 30, '№ 3'],
    [
      'the name in quotation marks',
      'Структурное подразделение дошкольного образования детский сад «Лесной родник» посёлка Дальнего',
      50,
      '«Лесной родник»',
    ],
  ])('keeps %s and the room', (_what, name, room, kept) => {
    const cut = cutName(name, room);
    expect(cut).toContain(kept);
    expect(cut).toContain('…');
    expect(cut.length).toBeLessThanOrEqual(room + 2);
  });

  it('cuts prose at its end', () => {
    const prose = 'Размещение приказа на официальном сайте управления образования округа';
    expect(cutName(prose, 30)).toBe('Размещение приказа на официал…');
  });
});
