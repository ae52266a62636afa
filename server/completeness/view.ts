import type { StaffActor } from '../access.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { matrixOf } from './matrix.ts';
import { askedIn } from './period.ts';
import type { MatrixView } from './schema.ts';
import { standingsOf } from './standings.ts';

/** The matrix as one person may see it: an organization's people see their own rows only. */
export async function matrixFor(
  actor: StaffActor,
  now: Date,
  asked: string | undefined,
): Promise<MatrixView> {
  const { municipalityId } = actor;
  const { period, periods, campaigns } = await askedIn(actor, now, asked);
  const { name, timeZone } = await getMunicipality(municipalityId);
  const standings = await standingsOf(municipalityId, campaigns, now);
  const head = { period, periods, municipality: name, timeZone, madeAt: now.toISOString() };
  return { ...head, ...matrixOf(campaigns, standings, now) };
}
