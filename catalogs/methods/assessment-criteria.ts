import type { LocalText } from '../../forms/run/types.ts';
import { shareOf, text } from './data.ts';
import type { Observation } from './method.ts';
import { rawPercentOf } from './numbers.ts';

/** The formulas 1.1–5.3 of the independent assessment of conditions and the weights of criteria. */

/**
 * An indicator's points, 0 to 100; `absent`: nobody could answer, the denominator is zero;
 * `unknown`: it was not reported.
 */
export type Points = { points: number; half?: true } | 'absent' | 'unknown';

/** How an input is read, its name given. */
type Get = (input: string) => Observation | undefined;

export interface AssessmentIndicator {
  id: string;
  /** Criterion, 1 to 5. */
  criterion: 1 | 2 | 3 | 4 | 5;
  weight: number;
  title: LocalText;
  points: (get: Get, common: boolean) => Points;
}

const capped = (percent: number) => Math.min(100, Math.max(0, percent));

function percentPoints(observation: Observation | undefined): Points {
  const share = shareOf(observation);
  if (!share) return 'unknown';
  const percent = rawPercentOf(share.of, share.all);
  return percent === null ? 'absent' : { points: capped(percent) };
}

const share = (input: string) => (get: Get) => percentPoints(get(input));

/** So many points for each thing that is there, a hundred at most. */
function counted(input: string, each: number) {
  return (get: Get): Points => {
    const value = get(input)?.value ?? null;
    if (value === null) return 'unknown';
    return { points: capped(each * value) };
  };
}

/**
 * Half the share at the stand and half the share on the site; with `common` both are held against
 * one denominator. Where nobody used one of the two, the other alone counts.
 */
function halves(stand: string, site: string, denominator: string) {
  return (get: Get, common: boolean): Points => {
    if (common) {
      const all = get(denominator)?.value ?? null;
      const [first, second] = [get(stand)?.numerator ?? null, get(site)?.numerator ?? null];
      if (all === null || first === null || second === null) return 'unknown';
      const percent = rawPercentOf(first + second, 2 * all);
      return percent === null ? 'absent' : { points: capped(percent) };
    }
    const [first, second] = [percentPoints(get(stand)), percentPoints(get(site))];
    if (first === 'unknown' || second === 'unknown') return 'unknown';
    if (first === 'absent') return second === 'absent' ? 'absent' : { ...second, half: true };
    if (second === 'absent') return { ...first, half: true };
    return { points: (first.points + second.points) / 2 };
  };
}

const indicator = (
  id: string,
  weight: number,
  ru: string,
  en: string,
  points: AssessmentIndicator['points'],
): AssessmentIndicator => ({
  id,
  criterion: Number(id[1]) as AssessmentIndicator['criterion'],
  weight,
  title: text(`${id.slice(1).replace('-', '.')} ${ru}`, `${id.slice(1).replace('-', '.')} ${en}`),
  points,
});

export const indicators: readonly AssessmentIndicator[] = [
  indicator(
    'p1-1',
    0.3,
    'информация на стенде и сайте',
    'information at the stand and on the site',
    halves('stand-information', 'site-information', 'information-required'),
  ),
  indicator('p1-2', 0.3, 'дистанционная связь', 'remote contact', counted('remote-ways', 30)),
  indicator(
    'p1-3',
    0.4,
    'удовлетворены открытостью',
    'satisfied with openness',
    halves('stand-satisfied', 'site-satisfied', 'respondents'),
  ),
  indicator(
    'p2-1',
    0.3,
    'комфортные условия',
    'comfortable conditions',
    counted('comfort-conditions', 20),
  ),
  indicator('p2-2', 0.4, 'время ожидания', 'waiting', counted('waiting', 1)),
  indicator(
    'p2-3',
    0.3,
    'удовлетворены комфортностью',
    'satisfied with comfort',
    share('comfort-satisfied'),
  ),
  indicator(
    'p3-1',
    0.3,
    'оборудование для инвалидов',
    'equipment for the disabled',
    counted('access-equipment', 20),
  ),
  indicator(
    'p3-2',
    0.4,
    'условия доступности',
    'conditions of access',
    counted('access-services', 20),
  ),
  indicator(
    'p3-3',
    0.3,
    'удовлетворены доступностью',
    'satisfied with access',
    share('access-satisfied'),
  ),
  indicator(
    'p4-1',
    0.4,
    'вежливость при первом контакте',
    'polite at first contact',
    share('polite-contact'),
  ),
  indicator(
    'p4-2',
    0.4,
    'вежливость при оказании услуги',
    'polite in service',
    share('polite-service'),
  ),
  indicator('p4-3', 0.2, 'вежливость дистанционно', 'polite remotely', share('polite-remote')),
  indicator('p5-1', 0.3, 'готовы рекомендовать', 'would recommend', share('recommend')),
  indicator('p5-2', 0.2, 'удобство графика', 'convenient hours', share('schedule-convenient')),
  indicator('p5-3', 0.5, 'удовлетворены в целом', 'satisfied on the whole', share('satisfied')),
];

export const criteria = [
  { id: 'k1', title: text('К1 открытость информации', 'K1 openness') },
  { id: 'k2', title: text('К2 комфортность условий', 'K2 comfort') },
  { id: 'k3', title: text('К3 доступность для инвалидов', 'K3 access for the disabled') },
  { id: 'k4', title: text('К4 вежливость работников', 'K4 politeness') },
  { id: 'k5', title: text('К5 удовлетворённость условиями', 'K5 satisfaction') },
] as const;

/**
 * One criterion from its indicators' points: weights as prescribed; an absent indicator's weight
 * goes to the others, makes it zero, or leaves the criterion without a value. Not rounded.
 */
export function criterionOf(
  parts: readonly { weight: number; points: Points }[],
  absent: string,
): number | null {
  let weights = 0;
  let total = 0;
  for (const { weight, points } of parts) {
    if (points === 'unknown') return null;
    if (points === 'absent') {
      if (absent === 'none') return null;
      if (absent === 'zero') weights += weight;
      continue;
    }
    weights += weight;
    total += weight * points.points;
  }
  return weights > 0 ? total / weights : null;
}
