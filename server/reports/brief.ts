import { pick, type Language } from '../../forms/run/text.ts';
import { periodWords } from '../campaigns/words.ts';
import { tellSensitive } from '../disclosure.ts';
import { chartOf } from './brief-chart.ts';
import { briefWords } from './brief-words.ts';
import { chooseColumns, itemTitle } from './choose.ts';
import type { Brief, BriefItem, Cell, Column, Row, Summary } from './schema.ts';
import { audienceWords } from './workbook-words.ts';
import { cellWords, dayWords, numberWords, ofWords, reasonWords, textOf } from './words.ts';

export interface BriefOptions {
  /** Null for the municipality's own paper. */
  organizationId: string | null;
  /** Whether the municipality's figures may stand beside the organization's. */
  beside: boolean;
  /** Ids of the columns that a person chose; null for the most telling ones. */
  chosen: readonly string[] | null;
  signer: Brief['signer'];
  language: Language;
}

/** Who the paper is about, and everything needed to write it. */
export interface Subject {
  summary: Summary;
  options: BriefOptions;
  own: Row;
  whole: Row;
}

/**
 * One page about an organization or the municipality, made of the same table as everything else.
 * A paper goes further than a screen: sensitive counts under five are never told on it, nor what
 * would give them away.
 *
 * @returns null when the campaign did not ask the organization
 */
export function makeBrief(summary: Summary, options: BriefOptions): Brief | null {
  const { organizationId, language } = options;
  const whole = summary.rows.at(-1);
  const own =
    organizationId === null
      ? whole
      : summary.rows.find(({ kind, id }) => kind === 'organization' && id === organizationId);
  if (!whole || !own) return null;
  const w = briefWords[language];
  const subject: Subject = { summary, options, own, whole };
  const { campaign, columns } = summary;
  const facts = factsOf(subject);
  const compared = options.beside && own !== whole;
  const indexes = options.chosen
    ? columns.flatMap(({ id }, index) => (options.chosen?.includes(id) ? [index] : []))
    : chooseColumns(columns, options.beside ? whole : own, {
        facts,
        compared: compared && campaign.kind !== 'dataForm',
      });
  const items = indexes.flatMap((index): BriefItem[] => {
    const column = columns[index];
    return column ? [itemOf(subject, column, index)] : [];
  });
  return {
    campaign,
    municipality: summary.municipality,
    organization: own === whole ? null : { id: own.id, name: own.name, shortName: own.shortName },
    title: w.title,
    subtitle: w.subtitles[campaign.kind],
    facts,
    ownHeading: own === whole ? w.whole : w.own,
    wholeHeading: own === whole ? w.range : compared ? w.whole : '',
    items,
    chart: chartOf(subject, items),
    notes: notesOf(subject, items),
    signer: options.signer,
    madeOn: dayWords(summary.madeAt, summary.timeZone, language),
    choices: columns.map((column) => ({
      id: column.id,
      group: column.group,
      title: column.kind === 'mean' ? column.group : column.title,
    })),
    chosen: items.map(({ id }) => id),
  };
}

function itemOf({ summary, options, own, whole }: Subject, column: Column, index: number) {
  const { language, beside } = options;
  const k = summary.minimumGroup;
  const ownCell = toldOwn(column, own.cells[index] ?? { value: null, why: 'empty' });
  const isWhole = own === whole;
  const wholeCell =
    isWhole || !beside ? null : toldWhole(column, whole.cells[index], own.cells[index]);
  const range = isWhole ? rangeOf(summary.rows, column, index) : null;
  const item: BriefItem = {
    id: column.id,
    title: itemTitle(column),
    unit: column.unit,
    kind: column.kind,
    own: ownCell,
    whole: wholeCell,
    range,
    ownText: cellWords(ownCell, column, k, language) + completeness(ownCell, column, language),
    wholeText: '',
  };
  if (wholeCell) {
    item.wholeText =
      cellWords(wholeCell, column, k, language) + completeness(wholeCell, column, language);
  } else if (isWhole) {
    item.wholeText = rangeWords(range, column, k, language);
  }
  return item;
}

/** Beside a total, of how many organizations it is, when some are missing. */
function completeness({ value, n, of }: Cell, { kind }: Column, language: Language): string {
  if (kind !== 'quantity' || value === null || n === undefined || of === undefined) return '';
  return n === of ? '' : ` (${ofWords(n, of, language)})`;
}

function toldOwn(column: Column, cell: Cell): Cell {
  if (!column.restricted || typeof cell.value !== 'number') return cell;
  const told = tellSensitive({ value: cell.value, numerator: null, denominator: null }, cell.value);
  return told.fewerThanFive ? { value: null, why: 'fewerThanFive' } : cell;
}

function toldWhole(column: Column, cell: Cell | undefined, own: Cell | undefined): Cell {
  if (!cell) return { value: null, why: 'empty' };
  if (!column.restricted || typeof cell.value !== 'number') return cell;
  const known = typeof own?.value === 'number' ? own.value : 0;
  const told = tellSensitive(
    { value: cell.value, numerator: null, denominator: null },
    cell.value,
    cell.value - known,
  );
  if (told.fewerThanFive) return { value: null, why: 'fewerThanFive' };
  return told.hidden ? { value: null, why: 'restricted' } : cell;
}

/** The least and the greatest figure of the shown organizations. */
function rangeOf(rows: readonly Row[], column: Column, index: number): BriefItem['range'] {
  if (column.restricted || column.kind === 'yesNo') return null;
  const values = rows.flatMap(({ kind, cells }) => {
    const value = kind === 'organization' ? cells[index]?.value : undefined;
    return typeof value === 'number' ? [value] : [];
  });
  return values.length < 2 ? null : { min: Math.min(...values), max: Math.max(...values) };
}

function rangeWords(
  range: BriefItem['range'],
  column: Column,
  k: number,
  language: Language,
): string {
  if (!range) return '–';
  const words = (value: number) =>
    cellWords({ value }, { ...column, unit: '', scale: null }, k, language);
  const [min, max] = [words(range.min).trim(), words(range.max).trim()];
  return language === 'ru' ? `от ${min} до ${max}` : `from ${min} to ${max}`;
}

function factsOf({ summary, options, own, whole }: Subject): [string, string][] {
  const { campaign, timeZone, freshOn, final } = summary;
  const { language } = options;
  const w = briefWords[language];
  const day = (moment: string) => dayWords(moment, timeZone, language);
  const audience = audienceWords[campaign.audience]?.[language] ?? campaign.audience;
  const anonymous = campaign.anonymity === 'anonymous' ? `, ${w.anonymous}` : '';
  const state = freshOn === null ? w.noData : `${day(freshOn)}, ${final ? w.final : w.running}`;
  return [
    ...(own === whole ? [] : [[w.organization, own.name] as [string, string]]),
    [w.campaign, campaign.title],
    [w.form, textOf(campaign.formTitle, language)],
    [w.period, pick(periodWords(campaign.period), language)],
    [w.dates, `${day(campaign.opensAt)} – ${day(campaign.closesAt)}`],
    [w.audience, audience + anonymous],
    ...participation(summary, own, language),
    [w.freshOn, state],
  ];
}

/** How many took part: people of a questionnaire, organizations of a data form. */
function participation(summary: Summary, own: Row, language: Language): [string, string][] {
  const w = briefWords[language];
  const places = summary.rows.filter(({ kind }) => kind === 'organization').length;
  const reported: [string, string] = [w.organizations, ofWords(summary.reported, places, language)];
  if (summary.campaign.kind === 'dataForm') {
    if (own.kind === 'whole') return [reported];
    const at = own.submittedAt;
    return [[w.submitted, at ? dayWords(at, summary.timeZone, language) : w.notSubmitted]];
  }
  const { n, expected } = own;
  const k = summary.minimumGroup;
  const counted = (): string => {
    if (n === null) return reasonWords({ why: 'hidden' }, k, language);
    if (!expected) return `${numberWords(n, 0, language)} (${w.unknownExpected})`;
    const rate = numberWords((100 * n) / expected, 1, language);
    return `${ofWords(n, expected, language)} (${rate}\u00a0%)`;
  };
  return [[w.responses, counted()], ...(own.kind === 'whole' ? [reported] : [])];
}

function notesOf({ summary, options, own }: Subject, items: readonly BriefItem[]): string[] {
  const { minimumGroup: k, columns } = summary;
  const w = briefWords[options.language];
  const hidden = items.some(({ own: one, whole: all }) =>
    [one, all].some((cell) => cell?.why === 'hidden'),
  );
  const over = own.n !== null && own.expected !== null && own.n > own.expected;
  const left = items.length < columns.length && items.length > 0;
  return [
    ...(items.length === 0 ? [w.nothing] : []),
    ...(own.n === null ? [w.hiddenOwn(k)] : hidden ? [w.hidden(k)] : []),
    ...(over ? [w.more] : []),
    ...(left ? [w.left(items.length, columns.length)] : []),
  ];
}
