import type { FollowUpDecision } from '../checks/found.schema.ts';
import type { DemoValues } from './figures.ts';

interface Doubtful {
  /** What the school reports otherwise than the year before. */
  values: DemoValues;
  /** What it says of that, by violation; `rule` of a rule of the department. */
  comments?: Record<string, string>;
}

/**
 * Numbers of the self-assessment that the checks ask about: two that the department has taken, one
 * that it asked to correct, four that wait, and a draft that cannot be handed in.
 */
export const doubtful: Readonly<Record<string, Doubtful>> = {
  sadovaya: {
    values: { pupils_network: 92 },
    comments: {
      'previous:pupils_network':
        'С сентября открыт сетевой класс с педагогическим колледжем, 36 учеников.',
    },
  },
  zarechnaya: {
    values: { computers_total: 141 },
    comments: {
      'previous:computers_total': 'Получили 45 ноутбуков, акт приёма-передачи от 14 марта.',
    },
  },
  privokzalnaya: {
    values: { pupils_remote: 0, pupils_profile: 61 },
    comments: {
      'zero:pupils_remote': 'Договор с платформой закончился, нового пока нет.',
      rule: 'Профильная группа есть и в 9 классе, 13 учеников.',
    },
  },
  severnaya: {
    values: { computers_total: 128, pupils_contests: 366 },
    comments: {
      'previous:computers_total': 'Передан компьютерный класс закрытой вечерней школы.',
      'previous:pupils_contests': 'Впервые посчитали и школьный этап олимпиады.',
    },
  },
  lipovaya: {
    values: { pupils_winners: 170 },
    comments: { 'previous:pupils_winners': 'Считали вместе с грамотами школьных конкурсов.' },
  },
  // More winners than took part: its form says so and does not let it go.
  ozernaya: { values: { pupils_winners: 320 } },
};

/** The department takes an explanation. */
export function taken(violationId: string): {
  violationId: string;
  decision: FollowUpDecision;
  note: string;
} {
  return { violationId, decision: 'explained', note: '' };
}
