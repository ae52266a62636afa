import { biasedResults } from './biased-results.ts';
import { clusters } from './clusters.ts';
import { deficitProfile } from './deficit-profile.ts';
import { independentAssessment } from './independent-assessment.ts';
import { lowResults } from './low-results.ts';
import { mechanismIndex } from './mechanism-index.ts';
import { medalConfirmation } from './medal-confirmation.ts';
import type { Method } from './method.ts';
import { multidimensionalMean } from './multidimensional-mean.ts';
import { normScore } from './norm-score.ts';
import { overlay } from './overlay.ts';
import { preschoolQuality } from './preschool-quality.ts';
import { quarter } from './quarter.ts';
import { ranking } from './ranking.ts';
import { satisfaction } from './satisfaction.ts';
import { schoolTypes } from './school-types.ts';
import { threeGroups } from './three-groups.ts';

/** Every method that a catalog's `computed` may name; docs/methods.md describes them. */
export const methods: readonly Method[] = [
  multidimensionalMean,
  ranking,
  quarter,
  overlay,
  normScore,
  threeGroups,
  schoolTypes,
  lowResults,
  biasedResults,
  medalConfirmation,
  independentAssessment,
  preschoolQuality,
  deficitProfile,
  satisfaction,
  mechanismIndex,
  clusters,
];

const byId = new Map(methods.map((method) => [method.id, method]));

export function findMethod(id: string): Method | undefined {
  return byId.get(id);
}
