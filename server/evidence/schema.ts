import { z } from 'zod';
import { fileView } from '../files/schema.ts';

export const evidenceStates = ['none', 'given', 'confirmed', 'notConfirmed', 'remark'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

const revision = z.number().int().min(0);

/** Only pages of the web: other kinds of address would open something on the reader's machine. */
const webAddress = z
  .string()
  .trim()
  .max(2000, 'адрес длиннее 2000 знаков | the address is longer than 2000 characters')
  .refine(
    isWebAddress,
    'нужен адрес страницы или файла, который начинается с https:// или http:// | an address of a page or file is needed, beginning with https:// or http://',
  );

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text) || /\s/.test(text)) return false;
  return URL.canParse(text);
}

export const linkInput = z.strictObject({
  /** Where it is published; null without an address. Without files too this withdraws the proof. */
  url: webAddress.nullable(),
  /** Files sent before. */
  fileIds: z.array(z.uuid()).max(5, 'не больше пяти файлов | at most five files').default([]),
  note: z.string().trim().max(500).default(''),
  /** The revision that the person saw; 0 where nothing was given yet. */
  revision,
});
export type LinkInput = z.infer<typeof linkInput>;

export const verdictInput = z
  .strictObject({
    /** Null takes the verdict back. */
    state: z.enum(['confirmed', 'notConfirmed', 'remark']).nullable(),
    text: z.string().trim().max(1000).default(''),
    revision,
  })
  .refine(({ state, text }) => text !== '' || state === null || state === 'confirmed', {
    path: ['text'],
    message:
      'напишите, что не так: организация увидит эти слова | say what is wrong: the organization will see these words',
  });
export type VerdictInput = z.infer<typeof verdictInput>;

const signature = { by: z.string(), at: z.iso.datetime() };
const proved = z.array(z.object({ key: z.string(), title: z.string() }));

export const evidenceItemView = z.object({
  documentId: z.string(),
  organizationId: z.string(),
  state: z.enum(evidenceStates),
  link: z
    .object({
      url: z.string().nullable(),
      files: z.array(fileView),
      note: z.string(),
      /** How the address answered when it was asked last. */
      check: z
        .object({
          state: z.enum(['opens', 'fails', 'unknown']),
          status: z.number().nullable(),
          why: z.enum(['noSite', 'notPublic', 'redirects', 'timeout', 'unreachable']).nullable(),
          at: z.iso.datetime(),
        })
        .nullable(),
      ...signature,
    })
    .nullable(),
  verdict: z.object({ text: z.string(), ...signature }).nullable(),
  revision: z.number(),
});
export type EvidenceItemView = z.infer<typeof evidenceItemView>;

/** The proofs that a catalog asks for in a period, and what has been given. */
export const evidenceView = z.object({
  period: z.string(),
  /** Periods to choose from, newest first. */
  periods: z.array(z.string()),
  documents: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Where the document should be published. */
      publishedAt: z.string().nullable(),
      note: z.string().nullable(),
      /** The indicators that it proves. */
      indicators: proved,
    }),
  ),
  organizations: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
  /** Every document that every organization shown owes, given or not. */
  items: z.array(evidenceItemView),
});
export type EvidenceView = z.infer<typeof evidenceView>;

export const judgementInput = z.strictObject({
  /** Null: the municipality as a whole. */
  organizationId: z.uuid().nullable(),
  level: z.string().min(1).max(100),
  text: z
    .string()
    .trim()
    .min(1, 'напишите заключение | write the conclusion')
    .max(10_000, 'не длиннее 10 000 знаков | not longer than 10,000 characters'),
  url: webAddress.nullable().default(null),
  revision,
});
export type JudgementInput = z.infer<typeof judgementInput>;

export const judgementView = z.object({
  indicator: z.string(),
  organizationId: z.string().nullable(),
  level: z.string(),
  text: z.string(),
  url: z.string().nullable(),
  author: z.string(),
  at: z.iso.datetime(),
  revision: z.number(),
});
export type JudgementView = z.infer<typeof judgementView>;

/** The criteria that are judged, not measured, with the conclusions of a period. */
export const judgementsView = z.object({
  period: z.string(),
  periods: z.array(z.string()),
  criteria: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      direction: z.string().nullable(),
      /** Whether the municipality, its organizations or both are judged. */
      scope: z.enum(['municipality', 'organization', 'both']),
      /** Best first. */
      levels: z.array(z.object({ id: z.string(), title: z.string() })),
    }),
  ),
  /** Whether the person may see and write what is said of the municipality as a whole. */
  municipality: z.boolean(),
  organizations: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
  judgements: z.array(judgementView),
});
export type JudgementsView = z.infer<typeof judgementsView>;
