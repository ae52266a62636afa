import mongoose, { Schema } from 'mongoose';
import type { Answer } from '../../forms/run/types.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';

export type ElementStateName = 'value' | 'absent' | 'notApplicable';

/** One quantity of one organization in one period, whichever form filled it. */
export interface ElementValue {
  _id: string;
  municipalityId: string;
  organizationId: string;
  elementId: string;
  period: string;
  /** Null unless the state is `value`. */
  value: number | boolean | null;
  state: ElementStateName;
  /** Why there is no value, in the organization's words. */
  reason: string;
  /** Submitted counts as preliminary, accepted as final. */
  status: 'preliminary' | 'final';
  source: { formKey: string; formVersion: number; revision: number };
  updatedAt: Date;
  /** A number from another system that the indicators do not hold yet. */
  stale?: boolean;
  /** A number from another system that was taken back: nothing is known any more. */
  removed?: boolean;
  pending?: AuditEntry[];
}

const schema = new Schema<ElementValue>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    organizationId: { type: String, required: true },
    elementId: { type: String, required: true },
    period: { type: String, required: true },
    value: { type: Schema.Types.Mixed, default: null },
    state: { type: String, required: true },
    reason: { type: String, default: '' },
    status: { type: String, required: true },
    source: { formKey: String, formVersion: Number, revision: Number },
    updatedAt: { type: Date, required: true },
    stale: { type: Boolean },
    removed: { type: Boolean },
  },
  { collection: 'elementValues', versionKey: false },
);
schema.index(
  { municipalityId: 1, organizationId: 1, elementId: 1, period: 1 },
  { unique: true, name: 'element_once' },
);
schema.index({ municipalityId: 1, period: 1, elementId: 1, organizationId: 1 });
schema.index({ stale: 1 }, { partialFilterExpression: { stale: true } });
audited(schema, 'elementValues');

const ElementValues = mongoose.model('ElementValue', schema);

type Key = Pick<ElementValue, 'municipalityId' | 'organizationId' | 'elementId' | 'period'>;
type Content = Pick<ElementValue, 'value' | 'state' | 'reason' | 'status' | 'source' | 'updatedAt'>;

/** What a form says about one element: an answer, or why there is none, or neither. */
export interface ReportedElement {
  elementId: string;
  answer?: Answer | undefined;
  state?: { state: 'absent' | 'notApplicable'; reason: string } | undefined;
}

export interface ElementRecord {
  municipalityId: string;
  organizationId: string;
  period: string;
  source: ElementValue['source'];
  status: ElementValue['status'];
  /** When the form was submitted: of two forms that report an element, the later one counts. */
  submittedAt: Date;
  /** Every element of the form; one without answer and state is "not reported". */
  values: readonly ReportedElement[];
}

/**
 * Records what one submitted form says. Safe to repeat; a form's older revision never replaces a
 * newer one; an element that the form left empty in a newer revision is no longer reported.
 */
export async function recordElements(record: ElementRecord): Promise<void> {
  const { municipalityId, organizationId, period, source, status, submittedAt } = record;
  const form = { municipalityId, organizationId, period, 'source.formKey': source.formKey };
  const newer = { ...form, 'source.revision': { $gt: source.revision } };
  if (await ElementValues.exists(newer)) return;
  const changes = record.values.flatMap((reported) => {
    const told = tell(reported);
    if (!told) return [];
    const key = { municipalityId, organizationId, elementId: reported.elementId, period };
    return [{ key, content: { ...told, status, source, updatedAt: submittedAt } }];
  });
  await write(changes);
  // What the same form said before and does not say any more.
  await ElementValues.deleteMany({ ...form, 'source.revision': { $lt: source.revision } });
}

function tell(reported: ReportedElement): Pick<Content, 'value' | 'state' | 'reason'> | null {
  const { answer, state } = reported;
  if (state) return { value: null, state: state.state, reason: state.reason };
  if (typeof answer === 'boolean' || (typeof answer === 'number' && Number.isFinite(answer))) {
    return { value: answer, state: 'value', reason: '' };
  }
  return null;
}

/** The update of one element, which matches only what is not newer. */
function replace({ key, content }: { key: Key; content: Content }, upsert: boolean) {
  const { formKey, revision } = content.source;
  const notNewer = {
    $or: [
      { 'source.formKey': formKey, 'source.revision': { $lte: revision } },
      { 'source.formKey': { $ne: formKey }, updatedAt: { $lte: content.updatedAt } },
    ],
  };
  const insert = upsert ? { $setOnInsert: { _id: newId() } } : {};
  const update = { $set: content, ...insert };
  return { updateOne: { filter: { ...key, ...notNewer }, update, upsert } };
}

async function write(changes: { key: Key; content: Content }[]): Promise<void> {
  if (changes.length === 0) return;
  try {
    await ElementValues.bulkWrite(
      changes.map((change) => replace(change, true)),
      { ordered: false },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Either a newer value stands there, or another writer made the document just now: what may
    // be replaced is found by a second look that inserts nothing.
    await ElementValues.bulkWrite(
      changes.map((change) => replace(change, false)),
      { ordered: false },
    );
  }
}

/** Id under which a number from another system is kept for an `external` indicator. */
export function externalElement(indicatorKey: string): string {
  return `external.${indicatorKey}`;
}

export interface ExternalNumber {
  organizationId: string;
  indicatorKey: string;
  period: string;
  value: number;
  /** The system or document that the number comes from. */
  source: string;
}

/**
 * Keeps a number that comes from another system. It belongs to the organization that holds it: the
 * department for the municipality's own. A later one replaces it; both stand in the audit line.
 */
export async function recordExternal(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  { organizationId, indicatorKey, period, value, source }: ExternalNumber,
): Promise<void> {
  const { municipalityId } = by.actor;
  const elementId = externalElement(indicatorKey);
  const key = { municipalityId, organizationId, elementId, period };
  const before = await ElementValues.findOne(key).lean();
  if (before?.value === value && before.reason === source) return;
  await ElementValues.updateOne(
    key,
    {
      $set: {
        value,
        state: 'value',
        reason: source,
        status: 'final',
        source: { formKey: 'external', formVersion: 1, revision: 1 },
        updatedAt: by.now,
        stale: true,
      },
      $unset: { removed: '' },
      $setOnInsert: { _id: newId() },
      $push: {
        pending: auditEntry(by, {
          action: 'indicator.enter',
          subject: { kind: 'indicator', id: indicatorKey },
          before:
            before && !before.removed
              ? { period, value: before.value, source: before.reason }
              : null,
          after: { period, value, source },
        }),
      },
    },
    { upsert: true },
  );
}

/**
 * Takes back a number that was entered by mistake. It stays as a place that nothing is known of, so
 * that the values learn of it and the audit line has where to stand. Safe to repeat.
 */
export async function removeExternal(
  by: { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date },
  { organizationId, indicatorKey, period }: Omit<ExternalNumber, 'value' | 'source'>,
): Promise<void> {
  const { municipalityId } = by.actor;
  const elementId = externalElement(indicatorKey);
  const key = { municipalityId, organizationId, elementId, period, removed: { $ne: true } };
  const before = await ElementValues.findOne(key).lean();
  if (!before) return;
  await ElementValues.updateOne(
    { ...key, updatedAt: before.updatedAt },
    {
      $set: { value: null, state: 'absent', removed: true, updatedAt: by.now, stale: true },
      $push: {
        pending: auditEntry(by, {
          action: 'indicator.enter',
          subject: { kind: 'indicator', id: indicatorKey },
          before: { period, value: before.value, source: before.reason },
          after: null,
        }),
      },
    },
  );
}

/** Numbers from other systems for these indicators in a period, each with its organization. */
export async function externalNumbers(
  municipalityId: string,
  period: string,
  indicatorKeys: readonly string[],
): Promise<(ExternalNumber & { updatedAt: Date })[]> {
  const keys = new Map(indicatorKeys.map((key) => [externalElement(key), key]));
  const found = await ElementValues.find({
    municipalityId,
    period,
    elementId: { $in: [...keys.keys()] },
  }).lean();
  return found.flatMap(({ organizationId, elementId, value, reason, updatedAt }) => {
    const indicatorKey = keys.get(elementId);
    if (indicatorKey === undefined || typeof value !== 'number') return [];
    return [{ organizationId, indicatorKey, period, value, source: reason, updatedAt }];
  });
}

/** Numbers from other systems that the indicators do not hold yet, over all municipalities. */
export async function staleNumbers(): Promise<ElementValue[]> {
  return ElementValues.find({ stale: true }).lean();
}

/** Says that the indicators hold this number; one entered meanwhile keeps its mark. */
export async function markNumberTaken(id: string, updatedAt: Date): Promise<void> {
  await ElementValues.updateOne({ _id: id, updatedAt }, { $unset: { stale: '' } });
}

/** An element as the indicators read it. */
export interface ElementReading {
  value: number | boolean | null;
  state: ElementStateName;
  updatedAt: Date;
}

/** What organizations reported about these elements: organization → element → reading. */
export async function readElements(
  municipalityId: string,
  filter: {
    period: string;
    elementIds: readonly string[];
    organizationIds?: 'all' | readonly string[];
  },
): Promise<Map<string, Map<string, ElementReading>>> {
  const { period, elementIds, organizationIds = 'all' } = filter;
  const grouped = await ElementValues.aggregate<{
    _id: string;
    readings: (ElementReading & { elementId: string })[];
  }>([
    {
      $match: {
        municipalityId,
        period,
        elementId: { $in: [...elementIds] },
        removed: { $ne: true },
        ...(organizationIds === 'all' ? {} : { organizationId: { $in: [...organizationIds] } }),
      },
    },
    {
      $group: {
        _id: '$organizationId',
        readings: {
          $push: {
            elementId: '$elementId',
            value: '$value',
            state: '$state',
            updatedAt: '$updatedAt',
          },
        },
      },
    },
  ]);
  return new Map(
    grouped.map(({ _id, readings }) => [
      _id,
      new Map(readings.map(({ elementId, ...reading }) => [elementId, reading])),
    ]),
  );
}

/** What organizations reported about these elements, with their reasons and how final it is. */
export async function reportedElements(
  municipalityId: string,
  period: string,
  elementIds: readonly string[],
): Promise<
  Pick<ElementValue, 'organizationId' | 'elementId' | 'value' | 'state' | 'reason' | 'status'>[]
> {
  return ElementValues.find({
    municipalityId,
    period,
    elementId: { $in: [...elementIds] },
    removed: { $ne: true },
  })
    .select({ _id: 0, organizationId: 1, elementId: 1, value: 1, state: 1, reason: 1, status: 1 })
    .lean();
}

/** Periods of which anything has been reported. */
export async function reportedPeriods(municipalityId: string): Promise<string[]> {
  return ElementValues.distinct('period', { municipalityId });
}

/** Every element that one organization reported for a period, by id. */
export async function listElements(
  municipalityId: string,
  organizationId: string,
  period: string,
): Promise<ElementValue[]> {
  return ElementValues.find({ municipalityId, organizationId, period, removed: { $ne: true } })
    .sort({ elementId: 1 })
    .lean();
}
