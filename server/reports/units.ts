import type { Column } from './schema.ts';

/** Units of things that are counted or measured, so that organizations add up. */
const summable = new Set(
  [
    ...['чел', 'человек', 'ед', 'единиц', 'шт', 'штук', 'экз', 'экземпляров'],
    ...['ч', 'час', 'часов', 'дн', 'дней', 'раз', 'м', 'кв м', 'м²', 'м2', 'га'],
    ...['руб', 'тыс руб', 'млн руб', 'мест', 'место', 'мест для детей', 'семей', 'случаев'],
    ...['групп', 'классов', 'классов-комплектов', 'организаций', 'мероприятий', 'программ'],
    ...['people', 'person', 'persons', 'pcs', 'units', 'hours', 'days'],
  ].map((unit) => unit.toLowerCase()),
);

/** Names of figures that are already relations: «компьютеров в расчёте на одного учащегося». */
const relation =
  /(^|[^а-яё])(в расч[её]те на|на одного|на одну|на 1 |на 100 |на 1000 |на душу|средн(ий|яя|ее|их|ие)[^а-яё]+(балл|возраст|числ|наполняемост|количеств|значен|отметк|стаж|зарплат|заработн)|дол[яи] |удельный вес|процент|отношение|соотношение|коэффициент|индекс|рейтинг)/i;

const yesNo = new Set(['да/нет', 'yes/no']);

/**
 * What organizations' figures make together: a sum where the unit is counted and the name is not
 * a relation, the number of «да», else nothing: percentages and scores do not add up. A unit that
 * is not known gives nothing, rather than a wrong total.
 *
 * @param unit as the form names it, «чел.»
 * @param title the element's name
 */
export function totalOf(unit: string, title: string): Column['total'] {
  if (yesNo.has(unit.trim().toLowerCase())) return 'yes';
  if (relation.test(title)) return 'none';
  const bare = unit.toLowerCase().replace(/\./g, ' ').replace(/\s+/g, ' ').trim();
  return summable.has(bare) ? 'sum' : 'none';
}
