import { z } from 'zod';
import { line, lines, text } from './indicator.ts';
import { catalogId, indicatorKey } from './names.ts';

/** What a document says around its indicators: who, how, from where, with what result. */

const place = { sourceLine: line, alsoAtLine: lines.optional(), note: text.optional() };

export const subjectSchema = z.strictObject({
  name: text,
  kind: z.enum([
    'department',
    'methodCentre',
    'accounting',
    'school',
    'council',
    'public',
    'other',
  ]),
  functions: z.array(text),
  sourceLine: line.optional(),
  composition: z.array(text).optional(),
  compositionApprovedBy: text.optional(),
  status: text.optional(),
  meetings: text.optional(),
  quorum: text.optional(),
  voting: text.optional(),
  minutes: text.optional(),
});

/** A survey or diagnostic that the document implies. */
export const surveySchema = z.strictObject({
  audience: z.enum([
    'parents',
    'pupils',
    'teachers',
    'heads',
    'schools',
    'public',
    'preschoolObservers',
  ]),
  purpose: text,
  instrument: text.optional(),
  /** Keys of indicators (or ids of directions, see `feedsKind`) that it feeds: a default. */
  feeds: z.array(indicatorKey),
  feedsKind: z.enum(['indicators', 'directions']),
  feedsBasis: z.enum(['inferred', 'direction']).optional(),
  ...place,
});

export const dataSourceSchema = z.strictObject({
  name: text,
  kind: z.enum(['federal', 'regional', 'municipal', 'school']).optional(),
  directions: z.array(catalogId).optional(),
  url: z.url().optional(),
  urlAsWritten: text.optional(),
  ...place,
});

/** A rule of computing or of procedure, in words, for the issue that will compute it. */
export const computationSchema = z.strictObject({
  id: catalogId.optional(),
  name: text,
  rule: text,
  direction: catalogId.optional(),
  values: z.array(text).optional(),
  inferred: z.boolean().optional(),
  ...place,
});

export const definitionSchema = z.strictObject({
  term: text,
  rule: text,
  abbreviation: z.boolean().optional(),
  ...place,
});

export const reportSchema = z.strictObject({
  name: text,
  contents: z.array(text),
  audience: text.optional(),
  timing: text.optional(),
  publication: text.optional(),
  ...place,
});

/** A figure that the document publishes, so that the product can be checked against the paper. */
export const figureSchema = z.strictObject({
  what: text,
  /** As printed. */
  value: text,
  /** The figure itself where it is one number, in `unit`. */
  number: z.number().optional(),
  /** How many people or things stand behind a printed share. */
  count: z.number().optional(),
  unit: z.enum(['percent', 'count', 'person', 'years', 'days', 'times', 'points']).optional(),
  period: text.optional(),
  /** The indicator whose value this is. */
  indicator: indicatorKey.optional(),
  sourceLine: line,
});

/** What the document leaves open, with a stated default that a department sees and edits. */
export const settingSchema = z.strictObject({
  id: catalogId,
  title: text,
  value: z.union([z.number(), z.boolean(), text]),
  unit: z.enum([
    ...(['percent', 'count', 'points', 'mark', 'days', 'months', 'years'] as const),
    ...(['choice', 'yesno'] as const),
  ]),
  /** The values a `choice` may take. */
  choices: z.array(z.strictObject({ value: text, title: text })).optional(),
  /** Why a default was needed and where it comes from. */
  reason: text,
  /** Whether the document itself names the value. */
  stated: z.boolean(),
  indicators: z.array(indicatorKey).optional(),
  sourceLine: line.optional(),
});

const placedText = z.strictObject({ text, sourceLine: line });

export const aimsSchema = z.strictObject({
  strategic: placedText,
  tactical: placedText,
  tasks: z.array(placedText),
});

export const expectedResultSchema = placedText;
export const catalogNoteSchema = z.strictObject({ text, sourceLine: line.optional() });

export const cycleSchema = z.strictObject({
  stages: z.array(text),
  sourceLine: line.optional(),
  alsoAtLine: lines.optional(),
});
