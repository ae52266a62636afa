import { stateOf } from '../campaigns/lifecycle.ts';
import { dueOf, lockOf, type Campaign } from '../campaigns/model.ts';
import { Problem } from '../problem.ts';
import type { Assignment, Grant } from './model.ts';
import type { DataResponse } from './response.model.ts';

/** Why a returned form has more time, in the words of its history. */
const returnedReason = 'возвращено на исправление';

/** Until when one organization's form is on time and can be changed. */
export interface Terms {
  dueAt: Date;
  /** Everybody's due date, without the exception. */
  commonDueAt: Date;
  locksAt: Date;
  exception: { until: Date; reason: string; by: string; at: Date } | null;
  /** Before its opening nothing can be entered yet. */
  notYet: boolean;
  locked: boolean;
}

/** The later deadline that an organization was granted in this campaign; null without one. */
export function grantOf({ grants, campaignId }: Assignment): (Grant & { until: Date }) | null {
  const last = grants.at(-1);
  if (!last || last.campaignId !== campaignId || last.until === null) return null;
  return { ...last, until: last.until };
}

/** An exception only gives time: it never ends what lasts longer for everybody. */
export function termsOf(
  campaign: Campaign,
  assignment: Assignment,
  response: Pick<DataResponse, 'extension'> | null,
  now: Date,
): Terms {
  const extension = response?.extension;
  const given = [
    grantOf(assignment),
    extension?.campaignId === campaign._id ? { ...extension, reason: returnedReason } : null,
  ].flatMap((one) => one ?? []);
  const exception = given.sort((a, b) => b.until.getTime() - a.until.getTime())[0] ?? null;
  const later = (date: Date) => (exception && exception.until > date ? exception.until : date);
  const locksAt = later(lockOf(campaign));
  const state = stateOf(campaign, now);
  return {
    dueAt: later(dueOf(campaign)),
    commonDueAt: dueOf(campaign),
    locksAt,
    exception: exception && {
      until: exception.until,
      reason: exception.reason,
      by: exception.by,
      at: exception.at,
    },
    notYet: state === 'draft' || state === 'planned',
    locked: now >= locksAt,
  };
}

/**
 * Whether what was handed in was on time; null before anything was. Once on time it stays so. A
 * later due date for everybody makes what came before it punctual too; an exception that one
 * organization is given afterwards does not.
 */
export function wasOnTime(
  { commonDueAt }: Pick<Terms, 'commonDueAt'>,
  response: Pick<DataResponse, 'firstSubmittedAt' | 'onTime'> | null,
): boolean | null {
  if (!response?.firstSubmittedAt) return null;
  return response.onTime === true || response.firstSubmittedAt <= commonDueAt;
}

/** @throws Problem campaign.notYet before the campaign's opening */
export function requireOpened({ notYet }: Terms): void {
  if (notYet) throw new Problem('campaign.notYet');
}
