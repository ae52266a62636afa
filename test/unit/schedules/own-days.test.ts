import { expect, it } from 'vitest';
import { ownDays } from '../../../server/schedules/organization-plan.view.ts';

type Days = [start: string | null, due: string | null];
const march: Days = ['2022-03-01', '2022-03-31'];

it.each<[string, Days, Days, [...Days, outside: boolean]]>([
  ['none of its own', march, [null, null], [...march, false]],
  ['within the window', march, ['2022-03-10', '2022-03-12'], ['2022-03-10', '2022-03-12', false]],
  ['one of its own', march, ['2022-03-20', null], ['2022-03-20', '2022-03-31', false]],
  ['too early', march, ['2022-02-20', null], ['2022-02-20', '2022-03-31', true]],
  ['too late', march, [null, '2022-04-02'], ['2022-03-01', '2022-04-02', true]],
  ['both too late', march, ['2022-04-01', '2022-04-02'], ['2022-04-01', '2022-04-02', true]],
  ['a start after a window that has moved', march, ['2022-04-02', null], [...march, true]],
  ['a due day before it', march, [null, '2022-02-02'], [...march, true]],
  ['no window', [null, null], ['2022-04-01', '2022-04-02'], ['2022-04-01', '2022-04-02', false]],
])('days of an organization: %s', (_, [start, due], [ownStart, ownDue], expected) => {
  const days = ownDays({ start, due }, { start: ownStart, due: ownDue });
  expect([days.start, days.due, days.outside]).toEqual(expected);
});
