import type { StaffActor } from '../access.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import type { Campaign } from '../campaigns/model.ts';
import { seenCampaigns } from '../campaigns/scope.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { newestFirst } from '../periods.ts';

/** The data form campaigns of one period, as far as a reader may see them. */
interface PeriodAsked {
  period: string;
  /** Periods that any data form was asked for, the newest first. */
  periods: string[];
  campaigns: Campaign[];
}

/**
 * Finds what was asked in a period; without one, in the newest that is being asked about now, else
 * in the newest at all.
 */
export async function askedIn(
  actor: StaffActor,
  now: Date,
  asked: string | undefined,
): Promise<PeriodAsked> {
  const seen = await seenCampaigns(actor);
  const begun = seen.filter((one) => {
    const state = stateOf(one, now);
    return one.kind === 'dataForm' && (state === 'open' || state === 'closed');
  });
  const periodsOf = (some: readonly Campaign[]) =>
    [...new Set(some.map((one) => one.period))].sort(newestFirst);
  const periods = periodsOf(begun);
  const [running] = periodsOf(begun.filter((one) => stateOf(one, now) === 'open'));
  const period =
    asked ?? running ?? periods[0] ?? (await getMunicipality(actor.municipalityId)).workingYear;
  return { period, periods, campaigns: begun.filter((one) => one.period === period) };
}
