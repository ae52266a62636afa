import { auditEntry } from '../audit/entry.ts';
import { holdsFiles } from '../files/holders.ts';
import { Problem } from '../problem.ts';
import { whose, type By } from './fill.model.ts';
import type { Assignment } from './model.ts';
import { DataResponses, type DataResponse, type HistoryEvent } from './response.model.ts';
import { requireStep, standingOf } from './situation.ts';

const scans = holdsFiles('scan', DataResponses, 'scanId');

/**
 * Attaches the signed paper, in the place of an earlier one. It changes no content, so whoever
 * fills the form in is not disturbed.
 * @throws Problem file.unknown, dataForm.state
 */
export async function attachScan(
  by: By,
  assignment: Assignment,
  fileId: string,
): Promise<DataResponse> {
  const { municipalityId, _id, organizationId } = assignment;
  const standing = await standingOf(by.actor, assignment, by.now);
  requireStep('scan', standing);
  const { response } = standing;
  if (response?.scanId === fileId) return response;
  const files = { municipalityId, now: by.now };
  await scans.claim(files, [fileId], organizationId, 'fileId');
  const waiting = standing.situation.state === 'toSign';
  const scanOf = waiting ? response?.revision : response?.submitted?.revision;
  const event: HistoryEvent = {
    ...{ action: 'scan', at: by.now, by: by.actor.name, revision: response?.revision ?? 0 },
    ...{ text: '', changes: [], afterAcceptance: false },
    ...(waiting ? { unsigned: true as const } : {}),
  };
  const before = response?.scanId ?? null;
  const attached = await DataResponses.findOneAndUpdate(
    { municipalityId, _id, scanId: before },
    {
      $set: { scanId: fileId, scanOf: scanOf ?? null },
      $push: {
        events: event,
        pending: auditEntry(by, {
          action: 'dataForm.scan',
          subject: { kind: 'dataForm', id: _id },
          before: { fileId: before },
          after: { ...whose(assignment), revision: scanOf ?? null, fileId },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (!attached) throw new Problem('dataForm.busy', { retryAfter: 1 });
  if (before !== null) await scans.release(files, [before]);
  return attached;
}

type ScanHolder = Pick<
  DataResponse,
  'municipalityId' | 'formKey' | 'formVersion' | 'scanOf' | 'submitted'
>;

/** Whether the paper is of what waits for the signature: the department has not been sent it. */
export function isUnsigned({ scanOf, submitted }: Pick<ScanHolder, 'scanOf' | 'submitted'>) {
  return (scanOf ?? 0) > (submitted?.revision ?? 0);
}

/** The form version of which a file is the signed paper; null where no form holds it any more. */
export async function scanHolder(
  municipalityId: string,
  fileId: string,
): Promise<ScanHolder | null> {
  return DataResponses.findOne({ municipalityId, scanId: fileId })
    .select({ municipalityId: 1, formKey: 1, formVersion: 1, scanOf: 1, 'submitted.revision': 1 })
    .lean();
}
