import { readLines, type ReadLine } from '../audit/readings.ts';
import { DataResponses, type DataResponse } from './response.model.ts';

/** What owners do with their form before it reaches the department. */
const owners = ['fill', 'submit', 'sendBack', 'scan'].map((action) => `dataForm.${action}`);

/** What a line says besides content. */
const plain = ['organizationId', 'formKey', 'period', 'state', 'revision'] as const;

type Sent = Pick<DataResponse, '_id' | 'submitted'>;

/**
 * Lines about data forms as the department reads them. What was typed, sent to the head and sent
 * back by him is the organization's own matter until the form is handed in: until then the lines
 * say who did something and when, and not what stood there.
 */
async function withoutUnsent<Line extends ReadLine>(
  municipalityId: string,
  lines: Line[],
): Promise<Line[]> {
  const own = lines.filter(({ action }) => owners.includes(action));
  const found: Sent[] = await DataResponses.find({
    ...{ municipalityId, submitted: { $ne: null } },
    _id: { $in: [...new Set(own.map(({ subject }) => subject.id))] },
  })
    .select({ 'submitted.revision': 1, 'submitted.at': 1 })
    .lean();
  const sent = new Map(found.map(({ _id, submitted }) => [_id, submitted]));
  return lines.map((line) => {
    if (!owners.includes(line.action) || isSent(line, sent.get(line.subject.id))) return line;
    const { before, after } = line;
    return { ...line, before: plainOf(before), after: plainOf(after), withheld: true };
  });
}

/** Whether it was done before what the department has was handed in, or is that itself. */
function isSent({ at, after }: ReadLine, submitted: DataResponse['submitted'] | undefined) {
  if (!submitted) return false;
  const revision = fieldsOf(after).revision;
  // Lines of older versions do not name the revision.
  return typeof revision === 'number' ? revision <= submitted.revision : at <= submitted.at;
}

function plainOf(side: unknown): Record<string, unknown> | null {
  const fields = fieldsOf(side);
  const kept = plain.flatMap((name) => (name in fields ? [[name, fields[name]] as const] : []));
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}

function fieldsOf(side: unknown): Record<string, unknown> {
  return typeof side === 'object' && side !== null ? { ...side } : {};
}

readLines('dataForm', withoutUnsent);
