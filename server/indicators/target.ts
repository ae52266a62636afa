import type { Target } from '../../catalogs/dictionary.ts';
import type { FigureView, TargetView } from './schema.ts';

/** Of what value a target is looked for. */
interface Aimed {
  key: string;
  period: string;
  /** The organization's cluster; null for the municipality. */
  cluster: string | null;
}

/**
 * The target that a value is held against: one for its cluster before one for all, one for its
 * period before one for every period. A value is compared as it is shown, so that «80 %» is never
 * below 80 %.
 */
export function targetOf(
  targets: readonly Target[],
  { key, period, cluster }: Aimed,
  { value }: Pick<FigureView, 'value'>,
  decimals: number,
): TargetView | null {
  const fitting = targets.filter(
    (one) =>
      one.indicator === key &&
      (one.period === undefined || one.period === period) &&
      (one.cluster === undefined || one.cluster === cluster),
  );
  const closeness = (one: Target) =>
    (one.cluster === undefined ? 0 : 2) + (one.period === undefined ? 0 : 1);
  const [target] = fitting.sort((a, b) => closeness(b) - closeness(a));
  if (!target) return null;
  const { value: aim, comparison, source } = target;
  const shown = value === null ? null : Number(value.toFixed(decimals));
  const met = shown === null ? null : comparison === 'atLeast' ? shown >= aim : shown <= aim;
  return { value: aim, comparison, source, met };
}
