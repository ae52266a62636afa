import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { correctDay, listCorrections } from './model.ts';
import { calendarCorrection, calendarDay, calendarQuery, calendarView } from './schema.ts';
import { presentYear } from './view.ts';

export const calendarRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/calendar',
      summary: 'The working calendar of a year: holidays, moved days, working days by month',
      can: 'calendar.read',
      query: calendarQuery,
      answer: calendarView,
    },
    async ({ now, actor }, { query }) =>
      presentYear(query.year ?? now.getUTCFullYear(), await listCorrections(), actor),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/calendar/:day',
      summary: 'Correct a day of the working calendar, for everybody, or take a correction back',
      can: 'calendar.write',
      params: z.object({ day: calendarDay }),
      body: calendarCorrection,
      answer: calendarView,
    },
    async (context, { params: { day }, body }) => {
      await correctDay(context, day, body);
      return presentYear(Number(day.slice(0, 4)), await listCorrections(), context.actor);
    },
  ),
];
