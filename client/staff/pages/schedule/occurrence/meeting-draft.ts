import type { Meeting } from '../../../../../server/schedules/occurrence.schema.ts';

/** A meeting as it is typed; `members` is undefined until a person changes the council's number. */
export interface MeetingDraft {
  agenda: string;
  members: string | undefined;
  present: string;
  votesFor: string;
  votesAgainst: string;
  chairFor: boolean;
}

export const emptyMeeting: MeetingDraft = {
  ...{ agenda: '', members: undefined, present: '', votesFor: '', votesAgainst: '0' },
  chairFor: false,
};

export type MeetingFault = 'agenda' | 'number' | 'absent' | 'votes';
export type MeetingFaults = Partial<Record<keyof MeetingDraft, MeetingFault>>;

const whole = (text: string | undefined) =>
  text !== undefined && /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;

/** Reads what was typed: the meeting, or null with what is wrong where. */
export function readMeeting(
  draft: MeetingDraft,
  minutesFileId: string | null,
): { value: Meeting | null; faults: MeetingFaults } {
  const faults: MeetingFaults = {};
  const agenda = draft.agenda.trim();
  if (agenda === '') faults.agenda = 'agenda';
  const [members, present] = [whole(draft.members), whole(draft.present)];
  const [votesFor, votesAgainst] = [whole(draft.votesFor), whole(draft.votesAgainst)];
  if (members === null || members < 1) faults.members = 'number';
  if (present === null) faults.present = 'number';
  if (votesFor === null) faults.votesFor = 'number';
  if (votesAgainst === null) faults.votesAgainst = 'number';
  if (members === null || present === null || votesFor === null || votesAgainst === null) {
    return { value: null, faults };
  }
  if (present > members) faults.present = 'absent';
  if (votesFor + votesAgainst > present) faults.votesFor = 'votes';
  if (Object.keys(faults).length > 0) return { value: null, faults };
  const { chairFor } = draft;
  const value = { agenda, members, present, votesFor, votesAgainst, chairFor, minutesFileId };
  return { value, faults };
}
