import { describe, expect, it } from 'vitest';
import { plainCalendar } from '../../../server/calendar/days.ts';
import type { AssignmentState } from '../../../server/campaigns/schema.ts';
import type { Due } from '../../../server/reminders/due.ts';
import type { EventDue, PlanDue } from '../../../server/reminders/events.ts';
import { isOwed, type FormDue } from '../../../server/reminders/owed.ts';
import { planDay, withoutUsed } from '../../../server/reminders/plan.ts';
import { recipientsOf } from '../../../server/reminders/recipients.ts';
import type { ReminderRules } from '../../../server/reminders/schema.ts';
import { letterWords } from '../../../server/reminders/words.ts';

const due = (more: Partial<FormDue> = {}): FormDue => ({
  of: 'form',
  assignmentId: 'a1',
  campaignId: 'c1',
  organizationId: 's1',
  formTitle: 'Кадры',
  period: '2026-2027',
  state: 'notStarted',
  dueAt: new Date('2026-11-20T13:00:00Z'),
  dueDay: '2026-11-20',
  locked: false,
  notYet: false,
  ...more,
});
const member = (id: string, role: 'coordinator' | 'head', more: object = {}) => ({
  ...{ id, name: id, email: `${id}@school.example`, role, organizationIds: ['s1'] },
  state: 'active' as const,
  ...more,
});
const place = { id: 's1', name: 'Школа № 1', email: 'school1@example.ru', active: true };
const rules: ReminderRules = {
  enabled: true,
  about: ['form', 'event', 'ownPlan'],
  before: [7, 1],
  onDueDay: true,
  after: { first: 1, every: 3, most: 5 },
  headsToo: true,
  digest: true,
  workingDaysOnly: true,
  hour: 9,
};
const plan = (today: string, list: Due[], more: object = {}) =>
  planDay(today, {
    due: list,
    members: [member('marina', 'coordinator'), member('olga', 'head')],
    places: new Map([['s1', place]]),
    rules,
    calendar: plainCalendar,
    ...more,
  });
const names = (of: { letters: { to: { personId: string } }[] }) =>
  of.letters.map(({ to }) => to.personId);

describe('who owes', () => {
  it.each<[AssignmentState, boolean]>([
    ['notStarted', true],
    ['draft', true],
    ['toSign', true],
    ['returned', true],
    ['submitted', false],
    ['accepted', false],
  ])('%s: %s', (state, owed) => {
    expect(isOwed(due({ state }))).toBe(owed);
    expect(plan('2026-11-19', [due({ state })]).letters.length > 0).toBe(owed);
  });

  it('is nobody before the opening and after the lock', () => {
    expect(plan('2026-11-19', [due({ notYet: true })]).letters).toEqual([]);
    expect(plan('2026-11-23', [due({ locked: true })]).letters).toEqual([]);
  });
});

describe('whom a letter goes to', () => {
  it('is the coordinator, the head after the due date, the head alone where it waits to be signed', () => {
    expect(names(plan('2026-11-19', [due()]))).toEqual(['marina']);
    expect(names(plan('2026-11-23', [due()]))).toEqual(['marina', 'olga']);
    expect(names(plan('2026-11-19', [due({ state: 'toSign' })]))).toEqual(['olga']);
    const alone = { rules: { ...rules, headsToo: false } };
    expect(names(plan('2026-11-23', [due()], alone))).toEqual(['marina']);
  });

  it('is whoever has an address: the other of the two, the school’s mailbox, else nobody', () => {
    const silent = member('marina', 'coordinator', { email: '' });
    const to = (members: ReturnType<typeof member>[], of = place) =>
      recipientsOf(due(), members, of, false).map(({ email }) => email);
    expect(to([silent, member('olga', 'head')])).toEqual(['olga@school.example']);
    expect(to([silent])).toEqual(['school1@example.ru']);
    expect(to([member('marina', 'coordinator', { state: 'blocked' })])).toEqual([
      'school1@example.ru',
    ]);
    expect(to([member('pyotr', 'coordinator', { organizationIds: ['s2'] })])).toEqual([
      'school1@example.ru',
    ]);
    expect(to([silent], { ...place, email: '' })).toEqual([]);
    const { letters, unreachable } = plan('2026-11-19', [due()], {
      members: [],
      places: new Map(),
    });
    expect([letters, unreachable.map((one) => one.organizationId)]).toEqual([[], ['s1']]);
  });
});

describe('a reason', () => {
  const second = due({ assignmentId: 'a2', formTitle: 'Сеть', dueDay: '2026-11-19' });
  it('goes with the others of the person and day, or alone', () => {
    const [letter, ...rest] = plan('2026-11-19', [due(), second]).letters;
    expect(rest).toEqual([]);
    expect(letter?.keys).toEqual([
      'rule before1 marina a1 2026-11-20',
      'rule day marina a2 2026-11-19',
      'digest marina 2026-11-19',
    ]);
    const single = plan('2026-11-19', [due(), second], { rules: { ...rules, digest: false } });
    expect(single.letters.map(({ keys }) => keys.length)).toEqual([1, 1]);
  });

  it('is new with a later due date', () => {
    const later = due({ dueDay: '2026-11-27' });
    const [before] = plan('2026-11-19', [due()]).letters;
    const [after] = plan('2026-11-26', [later]).letters;
    expect(after?.keys[0]).not.toBe(before?.keys[0]);
  });

  it('is left out once it was written about; a digest of the day takes all', () => {
    const { letters } = plan('2026-11-19', [due(), second]);
    const some = withoutUsed(letters, new Set(['rule day marina a2 2026-11-19']));
    expect(some[0]?.reasons).toMatchObject([{ of: 'form', assignmentId: 'a1' }]);
    expect(some[0]?.keys).toEqual([
      'rule before1 marina a1 2026-11-20',
      'digest marina 2026-11-19',
    ]);
    expect(withoutUsed(letters, new Set(['digest marina 2026-11-19']))).toEqual([]);
  });
});

describe('the words', () => {
  const setting = {
    municipality: 'Спасск-Дальний',
    timeZone: 'Asia/Vladivostok',
    publicUrl: 'https://forms.example.ru',
    now: new Date('2026-11-23T00:00:00Z'),
    today: '2026-11-23',
    names: new Map([['s1', 'Школа № 1']]),
  };
  const words = (list: Due[], now = setting.now) => {
    const [letter] = plan('2026-11-23', list).letters;
    return letterWords(letter!, { ...setting, now });
  };

  it('name what is owed, until when, and where to go; nothing of what is in the form', () => {
    const { subject, text, html } = words([due()]);
    expect(subject).toBe('Сдайте форму «Кадры»: срок прошёл');
    expect(text).toContain('«Кадры», 2026/27 учебный год; Школа № 1; срок был 20 ноября 2026');
    expect(text).toContain('https://forms.example.ru/assignments/a1');
    expect(html).toContain('<a href="https://forms.example.ru/assignments/a1">');
  });

  it('count in Russian', () => {
    const many = (count: number) =>
      words(Array.from({ length: count }, (_, at) => due({ assignmentId: `a${at}` }))).subject;
    expect(many(2)).toBe('Нужно сдать 2 формы, есть просроченные');
    expect(many(5)).toBe('Нужно сдать 5 форм, есть просроченные');
    expect(many(21)).toBe('Нужно сдать 21 форму, есть просроченные');
  });

  it('cannot be turned into markup by a title', () => {
    expect(words([due({ formTitle: '<img src=x onerror=1>' })]).html).not.toContain('<img');
  });
});

describe('events of the plan', () => {
  const event = (more: Partial<EventDue> = {}): EventDue => ({
    of: 'event',
    occurrenceId: 'o1',
    organizationId: null,
    title: 'Совещание «Итоги года»',
    state: 'planned',
    lacks: null,
    responsible: { accountId: 'irina', name: 'irina' },
    dueDay: '2026-11-20',
    ...more,
  });
  const ownPlan: PlanDue = {
    of: 'plan',
    organizationId: 's1',
    year: '2026-2027',
    dueDay: '2026-11-20',
  };
  const people = [
    member('marina', 'coordinator'),
    member('olga', 'head'),
    { ...member('irina', 'coordinator'), organizationIds: [], role: 'specialist' as const },
  ];
  const of = (today: string, due: Due[], more: object = {}) =>
    planDay(today, {
      ...{ due, members: people, places: new Map([['s1', place]]), rules },
      ...{ calendar: plainCalendar, ...more },
    });
  const words = (due: Due[], today = '2026-11-23') => {
    const [letter] = of(today, due).letters;
    return letterWords(letter!, {
      municipality: 'Спасск-Дальний',
      timeZone: 'Asia/Vladivostok',
      publicUrl: 'https://forms.example.ru',
      now: new Date(`${today}T01:00:00Z`),
      today,
      names: new Map([['s1', 'Школа № 1']]),
    });
  };

  it('are told to whoever is responsible; an organization’s to its people, its plan to its head', () => {
    expect(names(of('2026-11-19', [event()]))).toEqual(['irina']);
    expect(names(of('2026-11-19', [event({ organizationId: 's1' })]))).toEqual(['marina']);
    expect(names(of('2026-11-23', [event({ organizationId: 's1' })]))).toEqual(['marina', 'olga']);
    expect(names(of('2026-11-19', [ownPlan]))).toEqual(['olga']);
  });

  it.each<[EventDue['responsible'], string]>([
    [null, 'nobody'],
    [{ accountId: null, name: 'Начальник' }, 'position'],
    [{ accountId: 'left', name: 'Ушедшая' }, 'gone'],
  ])('that nobody can be told of are named: %o', (responsible, why) => {
    const { letters, unreachable } = of('2026-11-19', [event({ responsible })]);
    expect([letters, unreachable.map((one) => one.why)]).toEqual([[], [why]]);
  });

  it('are known by rule, person, event, organization and day', () => {
    const both = [event(), event({ organizationId: 's1' })];
    const keys = of('2026-11-19', both).letters.map((letter) => letter.keys[0]);
    expect(keys).toEqual([
      'rule before1 irina event:o1:own 2026-11-20',
      'rule before1 marina event:o1:s1 2026-11-20',
    ]);
  });

  it('are left out where the rules are not about them, or they are due for more than a year', () => {
    const forms = { rules: { ...rules, about: ['form'] } };
    expect(of('2026-11-19', [event(), ownPlan], forms).letters).toEqual([]);
    expect(of('2027-11-19', [event()]).letters).toHaveLength(1);
    expect(of('2027-11-22', [event()]).letters).toEqual([]);
  });

  it('have words of their own, one or many, beside forms', () => {
    const one = words([event({ lacks: 'Протокол' })]);
    expect(one.subject).toBe('Мероприятие плана «Совещание „Итоги года“»: срок прошёл');
    expect(one.text).toContain('«Совещание „Итоги года“»; срок был 20 ноября 2026');
    expect(one.text).toContain('результат ещё не приложен: Протокол');
    expect(one.text).toContain('https://forms.example.ru/schedule/occurrences/o1');
    expect(words([ownPlan], '2026-11-19').subject).toBe('Утвердите план-график организации');
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) =>
      event({ occurrenceId: id, organizationId: 's1', dueDay: '2026-11-24' }),
    );
    expect(words([due(), ...five]).subject).toBe(
      'Нужно сдать 1 форму и выполнить 5 мероприятий плана, есть просроченные',
    );
    const many = Array.from({ length: 25 }, (_, at) => event({ occurrenceId: `o${at}` }));
    expect(words(many).text).toContain('и ещё 5: весь список по ссылке ниже');
  });

  it('with names of hundreds of signs keep the subject short', () => {
    const { subject } = words([event({ title: 'Очень длинное название '.repeat(20) })]);
    expect(subject.length).toBeLessThan(130);
  });
});

describe('what must not hold up the rest', () => {
  it('is due on a day that no calendar has: it is named and left out', () => {
    const far = due({ assignmentId: 'a2', dueDay: '10000-01-01' });
    const { letters, unplaced } = plan('2026-11-19', [far, due()]);
    expect(letters.map(({ reasons }) => reasons.length)).toEqual([1]);
    expect(unplaced).toEqual([far]);
  });
});

it('writes nothing to a closed organization, and says so', () => {
  const closed = { ...place, active: false };
  const of = plan('2026-11-19', [due()], { places: new Map([['s1', closed]]) });
  expect([of.letters, of.unreachable.map(({ why }) => why)]).toEqual([[], ['closed']]);
});
