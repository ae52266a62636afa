import type { Meeting, MeetingResult } from '../../../../../server/schedules/occurrence.schema.ts';

type Votes = Pick<Meeting, 'members' | 'present' | 'votesFor' | 'votesAgainst' | 'chairFor'>;

/** How many must be present so that a body of so many members may decide: half of them. */
export function quorumOf(members: number): number {
  return Math.ceil(members / 2);
}

/**
 * What a meeting decides by what is written of it, to be seen while it is typed; the server has
 * the last word. More than half of those present must be for it; with equal votes the chair's decides.
 */
export function expectedResult({
  members,
  present,
  votesFor,
  votesAgainst,
  chairFor,
}: Votes): MeetingResult {
  if (present < quorumOf(members)) return 'noQuorum';
  if (votesFor * 2 > present) return 'adopted';
  return votesFor > 0 && votesFor === votesAgainst && chairFor ? 'adopted' : 'rejected';
}
