import { isClosed } from '../catalogs/closed-periods.model.ts';
import { Problem } from '../problem.ts';

/**
 * A closed period's values stand: nothing more is taken into it or out of it.
 *
 * @throws Problem `period.closed`
 */
export async function requireOpen(municipalityId: string, period: string): Promise<void> {
  if (!(await isClosed(municipalityId, period))) return;
  throw new Problem('period.closed', { path: 'period', parameters: { ru: { period } } });
}
