import { pick, type Language } from '../../forms/run/text.ts';
import type { CompiledForm } from '../../forms/run/types.ts';
import type { Campaign } from '../campaigns/model.ts';
import { discloseWithin } from '../disclosure.ts';
import { campaignGroupId, clusterGroupId, groupTree, organizationGroupId } from './groups.ts';
import {
  isCounted,
  isMultiple,
  itemsOf,
  meanOf,
  mergeTallies,
  optionsOf,
  rowsIn,
  scaleOf,
  splitQuestions,
  tallyItem,
  type Item,
  type Scalar,
  type Tally,
} from './items.ts';
import { countAnswers, countReceived, type AnswerCount } from './model.ts';
import { shownGroups, type ShownCounts, type ShownGroups } from './shown-groups.ts';

/** One question, or one row of a matrix, as a column of the campaign's table. */
export interface TableItem {
  /** The question's name, for a row of a matrix `name.row`. */
  id: string;
  question: string;
  row: string | null;
  /** The question's title; for a row of a matrix the row's own is in `rowTitle`. */
  title: string;
  rowTitle: string | null;
  kind: string;
  /** One person may give several answers: their shares go over 100 %. */
  multiple: boolean;
  /** The ends of the scale of a mean. */
  scale: { min: number; max: number } | null;
  /** Words at the ends of a rating. */
  ends: { min: string; max: string } | null;
  /** Answers that are counted, in the order of the form; numbers in their own. */
  cells: { value: Scalar; text: string }[];
}

/** What one group of people answered to one item. */
export interface TableFigure {
  /** People who answered it; null when hidden. */
  n: number | null;
  mean: number | null;
  /** Rows of a table with added rows in all answers together; null when hidden and elsewhere. */
  rows: number | null;
  /** How many gave each answer, in the order of the item's cells; null when hidden. */
  counts: (number | null)[];
  hidden: boolean;
}

/** One group of people: an organization, a cluster or everybody in the campaign. */
export interface TableRow {
  /** Organization's id, cluster's name, or '' for everybody. */
  id: string;
  name: string;
  shortName: string;
  cluster: string;
  /** Responses in the figures; null when the group is too small to be shown. */
  n: number | null;
  /** Some answered, but too few to be shown, or another small group would follow from them. */
  hidden: boolean;
  /** Some responses were received that are not yet in the figures. */
  waiting: boolean;
  /** Responses received, those not yet in the figures too: participation, known to everybody. */
  received: number;
  /** People asked; null when nobody knows. */
  expected: number | null;
  /** Day of the newest response in the figures; null when hidden or nobody has answered. */
  freshOn: string | null;
  /** In the order of the table's items. */
  figures: TableFigure[];
}

/** A campaign's figures: for everybody, each cluster and each organization. */
export interface CampaignTable {
  /** Fewest people whose answers are shown. */
  minimumGroup: number;
  items: TableItem[];
  whole: TableRow;
  /** Clusters by name; organizations without one are in none of them. */
  clusters: TableRow[];
  organizations: TableRow[];
}

/** Who responded, and what they answered by campaign: whole answers by organization. */
type Counted = Omit<ShownGroups, 'steps'> & { answers: Map<string, AnswerCount[]> };

/**
 * Every figure of a campaign that may be shown to anybody, decided once: screens and documents are
 * made of this, so that they cannot disagree or give away together what each one hides. The
 * reader's own rights come after.
 *
 * @param form the campaign's form version, compiled
 */
export async function campaignTable(
  campaign: Campaign,
  form: CompiledForm,
  language: Language,
): Promise<CampaignTable> {
  // Whoever reads, the groups are those of the whole campaign and of its neighbours.
  const groups = await shownGroups(campaign);
  const questions = splitQuestions(form);
  const answers = new Map<string, AnswerCount[]>();
  for (const one of groups.campaigns) {
    const steps = groups.steps.get(one._id) ?? new Map<string, number>();
    answers.set(one._id, await countAnswers(one, steps, questions));
  }
  const received = await countReceived(campaign);
  return tableOf(campaign._id, form, { ...groups, answers }, received, language);
}

/** The table from what was counted: pure. */
export function tableOf(
  campaignId: string,
  form: CompiledForm,
  counted: Counted,
  received: ReadonlyMap<string, number>,
  language: Language,
): CampaignTable {
  const { campaigns, k, base, allowed } = counted;
  const own: ShownCounts = counted.counts.get(campaignId) ?? new Map<string, never>();
  const places = placesOf(campaigns, campaignId);
  const rows = places.map((place) => rowOf(place, own, received, allowed));
  const byQuestion = new Map(
    campaigns.map(({ _id }) => [_id, groupByQuestion(counted.answers.get(_id) ?? [])]),
  );
  const columns = itemsOf(form).map((item) => {
    const tallies = new Map(
      campaigns.map(({ _id }) => {
        const answers = byQuestion.get(_id)?.get(item.question.name) ?? [];
        return [_id, tallyItem(item, answers)] as const;
      }),
    );
    const tree = groupTree(campaigns, (id, campaign) => tallies.get(campaign)?.get(id)?.n ?? 0);
    const derived = item.question.kind === 'calculated';
    const visible = discloseWithin(base, tree, k, { derived });
    const ofCampaign = { tallies: tallies.get(campaignId) ?? new Map<string, Tally>(), rows };
    return columnOf(item, ofCampaign, places, visible, language);
  });
  const [whole, ...rest] = rows.map((row, i) => ({
    ...row,
    figures: columns.flatMap(({ figures }) => figures[i] ?? []),
  }));
  if (!whole) throw new Error(`no such campaign: ${campaignId}`);
  const clusters = places.filter(({ kind }) => kind === 'cluster').length;
  return {
    minimumGroup: k,
    items: columns.map(({ item }) => item),
    whole,
    clusters: rest.slice(0, clusters),
    organizations: rest.slice(clusters),
  };
}

/** A row of the table before its figures: the group and its organizations. */
interface Place extends Pick<TableRow, 'id' | 'name' | 'shortName' | 'cluster' | 'expected'> {
  kind: 'whole' | 'cluster' | 'organization';
  group: string;
  organizationIds: readonly string[];
}

/** The whole, then the clusters by name, then the organizations as they were asked. */
function placesOf(campaigns: readonly Campaign[], campaignId: string): Place[] {
  const expected = campaigns.find(({ _id }) => _id === campaignId)?.expected ?? [];
  const names = [...new Set(expected.map(({ cluster }) => cluster).filter(Boolean))];
  const together = (inside: typeof expected) => ({
    organizationIds: inside.map(({ organizationId }) => organizationId),
    expected: inside.every(({ people }) => people !== null)
      ? inside.reduce((sum, { people }) => sum + (people ?? 0), 0)
      : null,
  });
  return [
    {
      kind: 'whole',
      group: campaignGroupId(campaignId),
      id: '',
      name: '',
      shortName: '',
      cluster: '',
      ...together(expected),
    },
    ...names
      .sort((a, b) => a.localeCompare(b, 'ru', { numeric: true }))
      .map((cluster): Place => ({
        kind: 'cluster',
        group: clusterGroupId(campaignId, cluster),
        id: cluster,
        name: cluster,
        shortName: cluster,
        cluster,
        ...together(expected.filter((one) => one.cluster === cluster)),
      })),
    ...expected.map(({ organizationId: id, name, shortName, cluster, people }): Place => ({
      kind: 'organization',
      group: organizationGroupId(campaigns, campaignId, id),
      id,
      name,
      shortName: shortName || name,
      cluster,
      expected: people,
      organizationIds: [id],
    })),
  ];
}

function rowOf(
  { organizationIds, group, id, name, shortName, cluster, expected }: Place,
  own: ShownCounts,
  received: ReadonlyMap<string, number>,
  allowed: ReadonlySet<string>,
): Omit<TableRow, 'figures'> {
  const counts = organizationIds.flatMap((one) => own.get(one) ?? []);
  const n = counts.reduce((sum, one) => sum + one.n, 0);
  const hidden = n > 0 && !allowed.has(group);
  const all = organizationIds.reduce((sum, one) => sum + (received.get(one) ?? 0), 0);
  const days = counts.map(({ day }) => day).sort();
  return {
    id,
    name,
    shortName,
    cluster,
    n: hidden ? null : n,
    hidden,
    waiting: all > n,
    received: all,
    expected,
    freshOn: hidden ? null : (days.at(-1) ?? null),
  };
}

function columnOf(
  item: Item,
  { tallies, rows }: { tallies: ReadonlyMap<string, Tally>; rows: readonly { hidden: boolean }[] },
  places: readonly Place[],
  visible: ReadonlySet<string>,
  language: Language,
): { item: TableItem; figures: TableFigure[] } {
  const groups = places.map(({ organizationIds, group }, i) => {
    const tally = mergeTallies(organizationIds.flatMap((id) => tallies.get(id) ?? []));
    // Of a hidden group not even that nobody answered is told.
    const hidden = rows[i]?.hidden === true || (tally.n > 0 && !visible.has(group));
    return { tally, hidden };
  });
  const { question, row } = item;
  // Only answers of groups that are shown: a number that nobody else gave would tell of the rest.
  const open = groups.filter(({ hidden }) => !hidden).map(({ tally }) => tally);
  const cells = isCounted(question) ? cellsOf(item, open, language) : [];
  const rowText = question.rows?.find(({ value }) => value === row)?.text;
  return {
    item: {
      id: row === null ? question.name : `${question.name}.${row}`,
      question: question.name,
      row,
      title: pick(question.title, language),
      rowTitle: rowText ? pick(rowText, language) : null,
      kind: question.kind,
      multiple: isMultiple(question),
      scale: scaleOf(question),
      ends:
        question.minText || question.maxText
          ? { min: pick(question.minText, language), max: pick(question.maxText, language) }
          : null,
      cells,
    },
    figures: groups.map(({ tally, hidden }) => ({
      n: hidden ? null : tally.n,
      mean: hidden ? null : meanOf(question, tally),
      rows: hidden ? null : rowsIn(question, tally),
      counts: cells.map(({ value }) => (hidden ? null : (tally.counts.get(value) ?? 0))),
      hidden,
    })),
  };
}

function cellsOf(
  { question }: Item,
  tallies: readonly Tally[],
  language: Language,
): TableItem['cells'] {
  const offered = optionsOf(question, language);
  const known = new Set(offered.map(({ value }) => value));
  // Numbers, and answers of a choice that the form no longer lists by itself, in their own order.
  const other = [...new Set(tallies.flatMap(({ counts }) => [...counts.keys()]))]
    .filter((value) => !known.has(value))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((value) => ({ value, text: String(value) }));
  return [...offered, ...other];
}

function groupByQuestion(counts: readonly AnswerCount[]): Map<string, AnswerCount[]> {
  const groups = new Map<string, AnswerCount[]>();
  for (const count of counts) {
    const group = groups.get(count.question);
    if (group) group.push(count);
    else groups.set(count.question, [count]);
  }
  return groups;
}
