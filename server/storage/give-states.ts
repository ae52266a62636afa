import { isDeepStrictEqual } from 'node:util';
import type { Db } from 'mongodb';

/** The shapes of data forms as migration 5 finds them; frozen with it. */
interface Content {
  answers: Record<string, unknown>;
  states: Record<string, unknown>;
}
interface Line extends Content {
  revision: number;
  at: Date;
  by: string;
}
interface OldResponse extends Content {
  _id: string;
  revision: number;
  submitted: (Content & { revision: number; at: Date }) | null;
  history?: Line[];
}

/**
 * Campaigns are due when they close, as they were; forms get a state, a version for each field
 * (the form's revision) and, in place of whole contents, what each submission changed.
 */
export async function giveStates(db: Db): Promise<void> {
  const campaigns = db.collection('campaigns');
  await campaigns.updateMany({ dueAt: { $exists: false } }, [
    { $set: { dueAt: '$closesAt', graceDays: 0, signature: false } },
  ]);
  const assignments = db.collection('assignments');
  await assignments.updateMany({ grants: { $exists: false } }, { $set: { grants: [] } });
  const responses = db.collection<OldResponse>('dataResponses');
  for await (const old of responses.find({ state: { $exists: false } })) {
    await responses.updateOne(
      { _id: old._id, state: { $exists: false } },
      { $set: stated(old), $unset: { history: '', savedBy: '', recordedRevision: '' } },
    );
  }
}

function stated(old: OldResponse) {
  const { revision, answers, states, submitted, history = [] } = old;
  const last = history.at(-1);
  const at = last?.at ?? submitted?.at ?? new Date(0);
  const mark = { version: revision, by: last?.by ?? '', at };
  const names = new Set([...Object.keys(answers), ...Object.keys(states)]);
  return {
    state: submitted !== null && submitted.revision === revision ? 'submitted' : 'draft',
    fields: Object.fromEntries([...names].map((name) => [name, mark])),
    submitted: submitted && { ...submitted, by: last?.by ?? '' },
    firstSubmittedAt: history[0]?.at ?? submitted?.at ?? null,
    // Nothing could be handed in late.
    onTime: submitted === null ? null : true,
    ...{ accepted: null, returned: null, extension: null, changedAfterAcceptance: 0 },
    ...{ remarks: [], violations: [], comments: {}, scanId: null, last: null, marked: 0 },
    events: history.map((line, index) => ({
      ...{ action: 'submit', at: line.at, by: line.by, text: '', revision: line.revision },
      changes: changesBetween(history[index - 1], line),
      afterAcceptance: false,
    })),
  };
}

function changesBetween(before: Line | undefined, after: Line) {
  if (!before) return [];
  const contentOf = ({ answers, states }: Content, question: string) => ({
    ...(question in answers ? { answer: answers[question] } : {}),
    ...(question in states ? { state: states[question] } : {}),
  });
  const names = new Set(
    [before, after].flatMap(({ answers, states }) => Object.keys({ ...answers, ...states })),
  );
  return [...names].flatMap((question) => {
    const change = {
      question,
      before: contentOf(before, question),
      after: contentOf(after, question),
    };
    return isDeepStrictEqual(change.before, change.after) ? [] : [change];
  });
}
