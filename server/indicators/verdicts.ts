import { verdictsOf, type Verdict } from '../evidence/model.ts';
import type { Unit } from './unit.ts';

/** What an expert said of the evidence that organizations gave: organization → evidence. */
export type Verdicts = ReadonlyMap<string, ReadonlyMap<string, Verdict>>;

/** The verdicts on the evidence that these units name. */
export async function verdictsFor(
  of: { municipalityId: string; period: string; organizationIds: 'all' | readonly string[] },
  units: readonly Unit[],
): Promise<Verdicts> {
  const proven = units.some(({ measure }) => measure.kind === 'presence' && measure.evidence);
  if (!proven) return new Map();
  const { municipalityId, period, organizationIds } = of;
  const [only, ...others] = organizationIds === 'all' ? [] : organizationIds;
  return verdictsOf(municipalityId, period, others.length === 0 ? only : undefined);
}
