import { auditEntry } from '../audit/entry.ts';
import { Problem, type ProblemDetail } from '../problem.ts';
import { whose, type By } from './fill.model.ts';
import { DataResponses, type DataResponse, type HistoryEvent } from './response.model.ts';
import type { Standing } from './situation.ts';
import type { Action } from './states.ts';

/** Whether this very request has been done already and only its answer was lost on the way. */
export function isResend(
  standing: Standing,
  action: Action,
  from: number,
  { actor }: By,
): standing is Standing & { response: DataResponse } {
  const last = standing.response?.last;
  return last?.action === action && last.from === from && last.accountId === actor.accountId;
}

/**
 * The response as the person saw it. Its owner must have seen every field; the department, the
 * last that was handed in and decided.
 * @throws Problem dataForm.conflict, naming the fields that changed and who changed them
 */
export function requireSeen({ response, side }: Standing, seen: number, now: Date): DataResponse {
  if (!response) throw new Problem('dataForm.conflict', { path: 'revision' });
  const { revision, last, fields } = response;
  if (side === 'department' ? (last?.revision ?? 0) <= seen : revision === seen) return response;
  const details = Object.entries(fields).flatMap(([question, mark]): ProblemDetail[] =>
    mark.version > seen
      ? [
          {
            path: `fields.${question}`,
            code: 'changed',
            message: { ru: `изменено: ${mark.by || now.toISOString()}`, en: `changed: ${mark.by}` },
          },
        ]
      : [],
  );
  throw new Problem('dataForm.conflict', {
    path: 'revision',
    details,
    parameters: { ru: { revision } },
  });
}

interface Move {
  action: Exclude<Action, 'fill'>;
  /** The revision that the person acted on, as sent. */
  from: number;
  set: Partial<DataResponse>;
  event?: Partial<Omit<HistoryEvent, 'action' | 'at' | 'by' | 'revision'>>;
}

/**
 * Writes a change of state with its line in the history and in the log, in one conditional write.
 * @throws Problem dataForm.conflict when another write came between
 */
export async function moveState(
  by: By,
  { assignment }: Standing,
  response: DataResponse,
  { action, from, set, event: said = {} }: Move,
): Promise<DataResponse> {
  const { municipalityId, _id } = assignment;
  const revision = response.revision + 1;
  const event: HistoryEvent = {
    ...{ action, at: by.now, by: by.actor.name, revision },
    ...{ text: '', changes: [], afterAcceptance: false },
    ...said,
  };
  const line = auditEntry(by, {
    action: `dataForm.${action}`,
    subject: { kind: 'dataForm', id: _id },
    before: {
      state: response.state,
      ...(event.changes.length > 0 ? { changes: sides(event, 'before') } : {}),
    },
    after: {
      ...whose(assignment),
      revision,
      state: set.state ?? response.state,
      ...(event.text === '' ? {} : { text: event.text }),
      ...(event.changes.length > 0 ? { changes: sides(event, 'after') } : {}),
    },
  });
  const last = { action, from, accountId: by.actor.accountId, revision };
  const moved = await DataResponses.findOneAndUpdate(
    { municipalityId, _id, revision: response.revision },
    {
      $set: { ...set, revision, last },
      ...(set.stale ? { $inc: { marked: 1 } } : {}),
      $push: { events: event, pending: line },
    },
    { returnDocument: 'after' },
  ).lean();
  if (moved) return moved;
  throw new Problem('dataForm.conflict', { path: 'revision', parameters: { ru: { revision } } });
}

function sides({ changes }: HistoryEvent, side: 'before' | 'after') {
  return Object.fromEntries(changes.map((change) => [change.question, change[side]]));
}
