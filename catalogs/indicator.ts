import { z } from 'zod';
import { measureSchema } from './measure.ts';
import { catalogId, indicatorKey } from './names.ts';

/** A line of the source document's text, counted from 1. */
export const line = z.int().min(1);
export const lines = z.array(line);
export const text = z.string().trim().min(1);

/** Whom a thing belongs to in the document. */
export const level = z.enum(['municipality', 'organization', 'both']);

export const unit = z.enum([
  'percent',
  'points',
  'count',
  'person',
  'hours',
  'ratio',
  'index',
  'yesno',
  /** A criterion that the document gives without any indicator: judged, not measured. */
  'text',
]);

/** Who sees single values: everybody, organizations, the own organization, named officers. */
const confidentiality = z.enum(['public', 'organizations', 'own', 'named']);

/**
 * One indicator. Optional keys are absent where the document says nothing. `level`, `polarity`,
 * `population` and most `numerator`/`denominator` texts are readings of the name, not words of the
 * document (see the catalog's `inferred`), so a department may change them.
 */
const indicatorSchema = z.strictObject({
  key: indicatorKey,
  /** `document`: one of the document's own; `context`: added after figures in its text. */
  origin: z.enum(['document', 'context']),
  title: text,
  unit,
  unitText: text.optional(),
  unitBasis: z.enum(['stated', 'inferred', 'none']).optional(),
  decimals: z.int().min(0).max(6),
  level,
  /** Which way is better; `none` for a plain count of what there is. */
  polarity: z.enum(['up', 'down', 'none']),
  /** Names something that should not exist; never counted as an achievement. */
  negative: z.boolean(),
  /** The document leaves it out of the assessment (always or under `condition`). */
  excluded: z.boolean().optional(),
  condition: text.optional(),
  confidentiality,
  population: text.optional(),
  numerator: text.optional(),
  denominator: text.optional(),
  denominatorStated: z.boolean().optional(),
  breakdown: z.array(text),
  breakdownSourceLine: line.optional(),
  evidence: text.optional(),
  evidenceBasis: z.enum(['stated', 'direction']).optional(),
  evidenceMergedFromLine: line.optional(),
  /** The scan lost the evidence cell. */
  evidenceLost: z.boolean().optional(),
  /** Where the document wants it published. */
  publishedAt: text.optional(),
  sourceLine: line,
  alsoAtLine: lines.optional(),
  sourceNumber: text.optional(),
  annex: z.int().min(1).optional(),
  /** Calendar years the document names for it. */
  years: z.array(z.int()).optional(),
  /** Where the name was taken from when the cell has none of its own. */
  titleFrom: z.enum(['criterion', 'evidence', 'heading']).optional(),
  /** Part of the composite indicator named here. */
  parent: indicatorKey.optional(),
  /** Printed inside its parent's cell. */
  embedded: z.boolean().optional(),
  /** The same requirement at municipal and at school level share it. */
  pairId: catalogId.optional(),
  /** Indicators of other directions with the same name, though not the same population. */
  sameAs: z.array(indicatorKey).optional(),
  /** Stands only in the document's text, not in its table. */
  textOnly: z.boolean().optional(),
  derivedFromCriterion: z.boolean().optional(),
  uncertain: z.boolean().optional(),
  note: text.optional(),
  measure: measureSchema.optional(),
});

/** An indicator of the department's own, with the direction it belongs to. */
export const contextIndicatorSchema = indicatorSchema.extend({
  direction: catalogId.optional(),
});

const baseline = z.strictObject({ what: text, value: text, unit: text, sourceLine: line });
const target = z.strictObject({ value: text, unit: text, text, sourceLine: line });

const criterionSchema = z.strictObject({
  id: catalogId,
  /** Absent where the document lists indicators straight under the direction. */
  title: text.optional(),
  sourceLine: line.optional(),
  alsoAtLine: lines.optional(),
  note: text.optional(),
  /** Ids of `computation` rules that the criterion is computed by. */
  computationRefs: z.array(catalogId).optional(),
  baseline: baseline.optional(),
  target: target.optional(),
  indicators: z.array(indicatorSchema),
});

export const directionSchema = z.strictObject({
  id: catalogId,
  title: text,
  /** Names of the same direction elsewhere in the document. */
  otherTitles: z.array(z.strictObject({ title: text, sourceLine: line.optional() })).optional(),
  block: z.enum(['results', 'activity']).optional(),
  sourceLine: line.optional(),
  alsoAtLine: lines.optional(),
  note: text.optional(),
  subject: text.optional(),
  goals: z.array(text),
  goalsSourceLine: line.optional(),
  criteria: z.array(criterionSchema),
  criteriaSourceLine: line.optional(),
  methods: z.array(text),
  methodsSourceLine: line.optional(),
  timing: text.optional(),
  levelsNamed: z.array(text).optional(),
  participants: z.array(text),
  recommendationTargets: z.array(text),
  /** Меры of the management cycle (a `measure` is how an indicator is computed). */
  actions: z.array(text),
  decisions: z.array(text),
});

export type ContextIndicator = z.infer<typeof contextIndicatorSchema>;
export type Unit = z.infer<typeof unit>;
export type Confidentiality = z.infer<typeof confidentiality>;
