import { viewOf } from './merge.ts';
import type { Assignment } from './model.ts';
import { DataResponses } from './response.model.ts';
import type { FieldsSince } from './schema.ts';

/** Asked every few seconds by everybody who has the form open: what changed, and nothing else. */
export async function changedSince(
  { municipalityId, _id }: Assignment,
  since: number,
): Promise<FieldsSince> {
  const found = await DataResponses.findOne({ municipalityId, _id, revision: { $gt: since } })
    .select({ revision: 1, state: 1, answers: 1, states: 1, fields: 1 })
    .lean();
  if (!found) return { revision: since, fields: [] };
  const { revision, state } = found;
  const fields = Object.entries(found.fields).flatMap(([question, mark]) =>
    mark.version > since ? [viewOf(found, question, mark, mark.at)] : [],
  );
  return { revision, state, fields };
}
