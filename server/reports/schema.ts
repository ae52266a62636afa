import { z } from 'zod';
import { campaignView } from '../campaigns/schema.ts';

/** Why a cell has no figure. Each has words of its own: it is never an empty cell or a zero. */
const cellReasons = [
  /** The organization has not submitted the form. */
  'notSubmitted',
  /** Submitted, and this question was left without an answer. */
  'empty',
  /** The organization says that there is no such figure, and why. */
  'absent',
  'notApplicable',
  /** Fewer people than may be shown, or they could be worked out. */
  'hidden',
  /** Nobody answered. */
  'noAnswers',
  /** A total that would mean nothing: of scores, percentages, ratios. */
  'notSummed',
  /** For named officers only. */
  'restricted',
  /** A sensitive count on a paper that leaves the department. */
  'fewerThanFive',
] as const;
export type CellReason = (typeof cellReasons)[number];

const cell = z.object({
  /** The figure: a mean, a share in per cent, a quantity, yes or no; null with its reason. */
  value: z.union([z.number(), z.boolean()]).nullable(),
  why: z.enum(cellReasons).optional(),
  /** The organization's own words beside `absent` or `notApplicable`. */
  reason: z.string().optional(),
  /** Shares: people who chose it. */
  count: z.number().optional(),
  /** People who answered the question; in totals of a data form, organizations with a value. */
  n: z.number().optional(),
  /** Totals of a data form: organizations that were to give a value. */
  of: z.number().optional(),
});
export type Cell = z.infer<typeof cell>;

const column = z.object({
  id: z.string(),
  /** The question, or the part of the data form that the column belongs to. */
  group: z.string(),
  title: z.string(),
  kind: z.enum(['mean', 'share', 'quantity', 'yesNo']),
  unit: z.string(),
  decimals: z.number(),
  /** What the totals of a quantity are: a sum, the number of «да», or nothing. */
  total: z.enum(['sum', 'yes', 'none']),
  /** Shown before anybody chooses columns. */
  usual: z.boolean(),
  /** A sensitive count: exact for the department, never told in small numbers outside. */
  restricted: z.boolean(),
  /** Means: the ends of the scale, for a bar. */
  scale: z.object({ min: z.number(), max: z.number() }).nullable(),
});
export type Column = z.infer<typeof column>;

const row = z.object({
  id: z.string(),
  kind: z.enum(['organization', 'cluster', 'whole']),
  /** The official name; of a cluster its own. */
  name: z.string(),
  shortName: z.string(),
  /** Empty where the organization belongs to none. */
  cluster: z.string(),
  /** Responses in the figures; null when hidden. Data forms: organizations that submitted. */
  n: z.number().nullable(),
  /** People asked (organizations that owe a data form); null when nobody knows. */
  expected: z.number().nullable(),
  /** Data forms: when the figures were submitted. */
  submittedAt: z.iso.datetime().nullable(),
  /** In the order of the columns. */
  cells: z.array(cell),
});
export type Row = z.infer<typeof row>;

export const summary = z.object({
  campaign: campaignView,
  municipality: z.string(),
  timeZone: z.string(),
  /** When these figures were read. */
  madeAt: z.iso.datetime(),
  /** The newest day of responses, or of submissions, in the figures; null when there are none. */
  freshOn: z.string().nullable(),
  /** The campaign is over and everything received is in. */
  final: z.boolean(),
  /** The smallest group shown; 1 where answers are not persons' own. */
  minimumGroup: z.number(),
  /** Organizations with anything in the figures. */
  reported: z.number(),
  columns: z.array(column),
  /** Organizations by cluster, each cluster's subtotal after them, the municipality's last. */
  rows: z.array(row),
});
export type Summary = z.infer<typeof summary>;

/** One line of a справка: a figure of the organization beside the municipality's. */
const briefItem = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  kind: z.enum(['mean', 'share', 'quantity', 'yesNo']),
  own: cell,
  /** Null on the municipality's own paper. */
  whole: cell.nullable(),
  /** The least and the greatest figure among shown organizations, on the municipality's paper. */
  range: z.object({ min: z.number(), max: z.number() }).nullable(),
  /** The figures as words, with comma and unit. */
  ownText: z.string(),
  wholeText: z.string(),
});
export type BriefItem = z.infer<typeof briefItem>;

/** One line of a chart: its name, and a bar for each side compared. */
const chartLine = z.object({
  label: z.string(),
  bars: z.array(
    z.object({
      side: z.enum(['own', 'whole']),
      /** 0 to 100. */
      length: z.number(),
      text: z.string(),
    }),
  ),
});
export type ChartLine = z.infer<typeof chartLine>;

export const brief = z.object({
  campaign: campaignView,
  municipality: z.string(),
  /** The organization, or null for the municipality's paper. */
  organization: z.object({ id: z.string(), name: z.string(), shortName: z.string() }).nullable(),
  /** «Справка», and what it is about. */
  title: z.string(),
  subtitle: z.string(),
  /** Named facts in order: campaign, period, dates, who was asked, completeness. */
  facts: z.array(z.tuple([z.string(), z.string()])),
  ownHeading: z.string(),
  /** Empty where nothing stands beside. */
  wholeHeading: z.string(),
  items: z.array(briefItem),
  chart: z.object({ title: z.string(), hint: z.string(), lines: z.array(chartLine) }),
  /** What the reader must know: hidden figures, items left out. */
  notes: z.array(z.string()),
  /** Position and name under the text. */
  signer: z.object({ position: z.string(), name: z.string() }),
  /** The day the paper was made, in words. */
  madeOn: z.string(),
  /** Everything that may be put on the paper, and what is on it. */
  choices: z.array(z.object({ id: z.string(), group: z.string(), title: z.string() })),
  chosen: z.array(z.string()),
});
export type Brief = z.infer<typeof brief>;
