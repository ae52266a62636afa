import { z } from 'zod';
import { addDays } from '../calendar/days.ts';
import { dayIn } from '../campaigns/period.ts';
import { staffRoute } from '../handle.ts';
import {
  getLetter,
  listLetters,
  presentLetter,
  presentLetterText,
  retryLetter,
  type Letter,
} from '../mail/model.ts';
import { letterTextView, letterView } from '../mail/schema.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { remindByHand } from './by-hand.ts';
import { getRules, saveRules } from './rules.model.ts';
import { planFor, type AboutReminder } from './run.ts';
import { reasonAsWritten } from './renew.ts';
import {
  reminderPlanView,
  reminderRulesView,
  reminderView,
  remindInput,
  remindView,
  type ReminderPlanView,
  type ReminderView,
} from './schema.ts';

/** So many letters of the log are shown. */
const shown = 1000;
const dayMs = 24 * 3_600_000;

function present(letter: Letter<AboutReminder>): ReminderView {
  const { to, about } = letter;
  return {
    ...presentLetter(letter),
    to: { personId: to.personId, name: to.name, email: to.email },
    by: about.by,
    reasons: about.reasons.map(reasonAsWritten),
  };
}

async function planView(
  municipalityId: string,
  now: Date,
  mail: boolean,
): Promise<ReminderPlanView> {
  const municipality = await getMunicipality(municipalityId);
  const today = dayIn(municipality.timeZone, now);
  const first = await planFor(municipality, today, now);
  const { enabled, hour } = first.rules;
  const next = new Date(now.getTime() + dayMs);
  const second = await planFor(municipality, addDays(today, 1), next, first.plan.letters);
  return {
    mail,
    enabled,
    hour,
    days: [first, second].map(({ plan, quiet }, at) => ({
      day: addDays(today, at),
      quiet,
      letters: plan.letters.map(({ to, reasons }) => ({ to, reasons })),
      unreachable: plan.unreachable,
    })),
  };
}

/** @param options.mail whether a mail server is set up */
export function reminderRoutes({ publicUrl, mail }: { publicUrl: string; mail: boolean }) {
  return [
    staffRoute(
      {
        method: 'get',
        path: '/api/reminders',
        summary: 'Reminders that were written, newest first, and how they went',
        can: 'reminder.read',
        answer: z.array(reminderView),
      },
      async ({ actor }) =>
        (await listLetters<AboutReminder>(actor.municipalityId, shown)).map(present),
    ),
    staffRoute(
      {
        method: 'get',
        path: '/api/reminders/plan',
        summary: 'Who is reminded today and tomorrow by the rules, and why',
        can: 'reminder.read',
        answer: reminderPlanView,
      },
      async ({ actor, now }) => planView(actor.municipalityId, now, mail),
    ),
    staffRoute(
      {
        method: 'get',
        path: '/api/reminders/rules',
        summary: 'When reminders go out by themselves',
        can: 'reminder.read',
        answer: reminderRulesView,
      },
      async ({ actor }) => getRules(actor.municipalityId),
    ),
    staffRoute(
      {
        method: 'put',
        path: '/api/reminders/rules',
        summary: 'Change when reminders go out by themselves',
        can: 'reminder.write',
        body: reminderRulesView,
        answer: reminderRulesView,
      },
      async (context, { body }) => saveRules(context, body),
    ),
    staffRoute(
      {
        method: 'post',
        path: '/api/reminders',
        summary: 'Remind the chosen of what they owe, once a day; or say who would be reminded',
        can: 'reminder.write',
        body: remindInput,
        answer: remindView,
      },
      async (context, { body }) => remindByHand(context, body, { publicUrl, mail }),
    ),
    staffRoute(
      {
        method: 'get',
        path: '/api/letters/:id',
        summary: 'A letter with its words',
        can: 'reminder.read',
        params: z.object({ id: z.uuid() }),
        answer: letterTextView,
      },
      async ({ actor }, { params: { id } }) =>
        presentLetterText(await getLetter(actor.municipalityId, id)),
    ),
    staffRoute(
      {
        method: 'post',
        path: '/api/letters/:id/retry',
        summary: 'Send a letter again that did not arrive',
        can: 'reminder.write',
        params: z.object({ id: z.uuid() }),
        answer: letterView,
      },
      async (context, { params: { id } }) => presentLetter(await retryLetter(context, id)),
    ),
  ];
}
