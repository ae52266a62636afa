/**
 * Invented answers of parents for the demo. Seeded: the same organization always gets the same
 * answers, so that screenshots, tests and a second start agree.
 */
import type { Answers } from '../../forms/run/types.ts';

export type ParentFormId = 'parents-school' | 'parents-kindergarten';

/** Mean satisfaction (1–5) by organization, so that the demo has something to find. */
const MOODS = [4.2, 4.5, 3.6, 4.3, 3.2, 4.4, 3.9, 4.1, 3.4, 4.6] as const;

/** How parents usually judge a topic against the whole. */
const SCHOOL_TOPICS: Record<string, number> = {
  teaching: 0.1,
  organization: -0.1,
  conditions: -0.3,
  safety: 0.1,
  food: -0.5,
  informing: 0.2,
  upbringing: 0,
  child_feels_well: 0.1,
};

const KINDERGARTEN_TOPICS: Record<string, number> = {
  care: 0.2,
  teaching: 0.1,
  preparation: -0.1,
  conditions: -0.4,
  safety: 0,
  food: -0.2,
  informing: 0,
  child_feels_well: 0.2,
};

const WISHES = [
  'Хотелось бы больше кружков во второй половине дня.',
  'Спасибо учителям за терпение.',
  'Нужен ремонт спортивного зала.',
  'Сообщайте о переменах в расписании заранее.',
  'Всё хорошо, продолжайте.',
  'Очередь в столовой слишком длинная.',
];

const KINDERGARTEN_WISHES = [
  'Хотелось бы новых игрушек на площадке.',
  'Спасибо воспитателям за заботу.',
  'Рассказывайте чаще, чем дети занимались днём.',
  'В раздевалке тесно.',
  'Всё хорошо, ребёнок ходит с радостью.',
];

const COMPLAINTS = [
  'Нас не слышат, когда мы обращаемся с вопросами.',
  'Слишком шумно и тесно.',
  'Часто меняются педагоги.',
  'Еда холодная, ребёнок уходит голодным.',
];

/**
 * Makes answers that the form's own validator accepts.
 *
 * @param formId the library form
 * @param organizationIndex place of the organization among those of its type; sets the mood
 * @param count how many answers
 */
export function parentAnswers(
  formId: ParentFormId,
  organizationIndex: number,
  count: number,
): Answers[] {
  const random = seeded(organizationIndex * 2 + (formId === 'parents-school' ? 1 : 2));
  const mood = MOODS[organizationIndex % MOODS.length] ?? 4;
  const make = formId === 'parents-school' ? schoolAnswers : kindergartenAnswers;
  return Array.from({ length: count }, () => make(random, mood));
}

type Random = () => number;

function schoolAnswers(random: Random, mood: number): Answers {
  const stage = pick(random, [
    'primary',
    'primary',
    'primary',
    'basic',
    'basic',
    'basic',
    'senior',
  ]);
  const eats = random() < (stage === 'primary' ? 0.95 : 0.7);
  const own = mood + spread(random, 1.6);
  const topics = Object.entries(SCHOOL_TOPICS).filter(([name]) => name !== 'food' || eats);
  return {
    stage,
    eats_at_school: eats,
    ...ratings(random, own, topics),
    ...closing(random, own, WISHES),
  };
}

function kindergartenAnswers(random: Random, mood: number): Answers {
  const age = pick(random, ['under_3', 'from_3_to_4', 'from_3_to_4', 'from_5', 'from_5']);
  const eats = random() < 0.97;
  const own = mood + 0.2 + spread(random, 1.4);
  const topics = Object.entries(KINDERGARTEN_TOPICS)
    .filter(([name]) => name !== 'food' || eats)
    .filter(([name]) => name !== 'preparation' || age === 'from_5');
  return {
    age,
    eats_at_kindergarten: eats,
    ...ratings(random, own, topics),
    ...closing(random, own, KINDERGARTEN_WISHES),
  };
}

/** One in twenty-five finds a question hard and skips it. */
function ratings(random: Random, own: number, topics: [string, number][]): Answers {
  return Object.fromEntries(
    topics
      .filter(() => random() > 0.04)
      .map(([name, shift]) => [name, rating(own + shift + spread(random, 1.2))]),
  );
}

function closing(random: Random, own: number, wishes: readonly string[]): Answers {
  const answers: Answers = {};
  const overall = rating(own + spread(random, 0.6));
  if (random() > 0.03) answers['overall'] = overall;
  if (random() > 0.05) {
    answers['recommend'] = clamp(Math.round(overall * 2.2 - 1.5 + spread(random, 2)), 0, 10);
  }
  if (answers['overall'] !== undefined && overall <= 2 && random() < 0.6) {
    answers['overall_reason'] = pick(random, COMPLAINTS);
  }
  if (random() < 0.12) answers['comment'] = pick(random, wishes);
  return answers;
}

function rating(value: number): number {
  return clamp(Math.round(value), 1, 5);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Within ±width; the sum of two draws, so that the middle is likelier than the ends. */
function spread(random: Random, width: number): number {
  return (random() + random() - 1) * width;
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** mulberry32: a small seeded generator; good enough for a demo, not for secrets. */
function seeded(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
