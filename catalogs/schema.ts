import { z } from 'zod';
import { checkCatalog } from './check.ts';
import {
  computedSchema,
  dimensionSchema,
  elementSchema,
  evidenceSchema,
  rubricSchema,
  tableSchema,
  targetSchema,
} from './dictionary.ts';
import { faultsOfIssue, type CatalogFault } from './faults.ts';
import { contextIndicatorSchema, directionSchema, line, text } from './indicator.ts';
import {
  aimsSchema,
  catalogNoteSchema,
  computationSchema,
  cycleSchema,
  dataSourceSchema,
  definitionSchema,
  expectedResultSchema,
  figureSchema,
  reportSchema,
  settingSchema,
  subjectSchema,
  surveySchema,
} from './method.ts';
import { scheduleAnchorSchema, scheduleRowSchema } from './schedule.ts';

const municipalitySchema = z.strictObject({
  name: text,
  region: text,
  /** IANA zone: periods begin and end at its midnight. */
  timeZone: z.string(),
});

const documentSchema = z.strictObject({
  kind: text,
  number: text.optional(),
  date: z.iso.date().optional(),
  title: text,
  issuer: text.optional(),
  annexes: z
    .array(z.strictObject({ number: z.int(), kind: text, title: text, sourceLine: line }))
    .optional(),
  /** Lines of the text that every `sourceLine` counts in. */
  lines: z.int().min(1).optional(),
});

const catalogShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Which edition of the municipality's system this is, `2022`. */
  edition: text.max(40).regex(/^\P{Cc}*$/u),
  municipality: municipalitySchema,
  document: documentSchema,
  /** Fields of indicators and surveys that are readings, not words of the document. */
  inferred: z.array(text),
  aims: aimsSchema.optional(),
  subjects: z.array(subjectSchema),
  levels: z.array(
    z.enum([
      'individual',
      'parents',
      'staff',
      'class',
      'organization',
      'municipality',
      'region',
      'federal',
    ]),
  ),
  principles: z.array(text),
  directions: z.array(directionSchema),
  /** The department's own indicators, added after the document's text; not among the document's. */
  context: z.array(contextIndicatorSchema),
  schedule: z.array(scheduleRowSchema),
  /** Events that its rows count from. */
  anchors: z.array(scheduleAnchorSchema).default([]),
  /** What measures read: quantities that are asked for, imported tables, proofs. */
  dimensions: z.array(dimensionSchema).default([]),
  elements: z.array(elementSchema).default([]),
  tables: z.array(tableSchema).default([]),
  evidence: z.array(evidenceSchema).default([]),
  rubrics: z.array(rubricSchema).default([]),
  /** Lists and indices over all organizations at once. */
  computed: z.array(computedSchema).default([]),
  targets: z.array(targetSchema).default([]),
  settings: z.array(settingSchema),
  figures: z.array(figureSchema),
  computation: z.array(computationSchema),
  definitions: z.array(definitionSchema),
  surveys: z.array(surveySchema),
  dataSources: z.array(dataSourceSchema),
  reports: z.array(reportSchema),
  cycle: cycleSchema,
  expectedResults: z.array(expectedResultSchema).optional(),
  notes: z.array(catalogNoteSchema).optional(),
});

/** One municipality's set of directions, criteria and indicators with its schedule and rules. */
export type Catalog = z.infer<typeof catalogShape>;

/** The catalog's shape together with the rules that compare its parts. */
const catalogSchema = catalogShape.superRefine((catalog, ctx) => {
  checkCatalog(catalog, ({ path, ...params }) => {
    ctx.addIssue({ code: 'custom', path, params, message: params.fault });
  });
});

export type CatalogResult = { ok: true; catalog: Catalog } | { ok: false; faults: CatalogFault[] };

/**
 * Reads a catalog from parsed JSON. Refuses it with every fault and its dotted place; the rules
 * that compare parts are looked at only when the shape is right.
 */
export function parseCatalog(json: unknown): CatalogResult {
  const result = catalogSchema.safeParse(json, { reportInput: true });
  if (result.success) return { ok: true, catalog: result.data };
  return { ok: false, faults: result.error.issues.flatMap((issue) => faultsOfIssue(issue)) };
}

/** JSON Schema (2020-12) of a catalog file, for editors and the API's description. */
export function catalogJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(catalogShape, { io: 'input' });
}
