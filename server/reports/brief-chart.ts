import type { Subject } from './brief.ts';
import { briefWords } from './brief-words.ts';
import { chartLines } from './choose.ts';
import type { Brief, BriefItem, Cell, ChartLine, Column } from './schema.ts';
import { cellWords, numberWords, ofWords } from './words.ts';

const longestLabel = 78;

/** A name within the two lines that a bar has for it. */
function shorten(text: string): string {
  if (text.length <= longestLabel) return text;
  return `${text.slice(0, longestLabel).replace(/\s+\S*$/, '')}…`;
}

/**
 * The figures as bars: means on their scale and shares from 0 to 100; of a data form what part of
 * the total is the organization's, or how many organizations have reported.
 */
export function chartOf(subject: Subject, items: readonly BriefItem[]): Brief['chart'] {
  const { summary, options, own, whole } = subject;
  const w = briefWords[options.language];
  if (summary.campaign.kind !== 'dataForm') {
    // What people think comes before who they are: means first, then the shares.
    const isMean = ({ id }: BriefItem) =>
      summary.columns.some((column) => column.id === id && column.kind === 'mean');
    const telling = [...items.filter(isMean), ...items.filter((item) => !isMean(item))];
    const lines = telling.map((item) => answerLine(subject, item));
    return { title: w.chart, hint: w.chartAnswers, lines: drawn(lines) };
  }
  if (own === whole) {
    return { title: w.chartReported, hint: '', lines: drawn(reportedLines(subject)) };
  }
  if (!options.beside) return { title: '', hint: '', lines: [] };
  const lines = items.map((item) => partLine(subject, item));
  return { title: w.chartShare, hint: '', lines: drawn(lines) };
}

function drawn(lines: readonly ChartLine[]): ChartLine[] {
  return lines.filter(({ bars }) => bars.length > 0).slice(0, chartLines);
}

function answerLine({ summary, options, own }: Subject, item: BriefItem): ChartLine {
  const column = summary.columns.find(({ id }) => id === item.id);
  const bar = (side: 'own' | 'whole', cell: Cell | null) => {
    const length = cell && column ? lengthOf(cell, column) : null;
    if (!cell || !column || length === null) return [];
    return [
      { side, length, text: cellWords(cell, column, summary.minimumGroup, options.language) },
    ];
  };
  const sides = [
    ...bar(own.kind === 'whole' ? 'whole' : 'own', item.own),
    ...bar('whole', item.whole),
  ];
  return { label: shorten(labelOf(column, item)), bars: sides };
}

/** Without the scale, which the table names. */
function labelOf(column: Column | undefined, item: BriefItem): string {
  return column?.kind === 'mean' ? column.group : item.title;
}

function lengthOf({ value }: Cell, { scale }: Column): number | null {
  if (typeof value !== 'number' || !scale || scale.max <= scale.min) return null;
  return Math.min(100, Math.max(0, (100 * (value - scale.min)) / (scale.max - scale.min)));
}

function partLine({ options }: Subject, { title, own, whole, kind }: BriefItem): ChartLine {
  const label = shorten(title);
  if (kind !== 'quantity' || typeof own.value !== 'number' || typeof whole?.value !== 'number') {
    return { label, bars: [] };
  }
  if (whole.value <= 0) return { label, bars: [] };
  const length = (100 * own.value) / whole.value;
  const text = `${numberWords(length, 1, options.language)}\u00a0%`;
  return { label, bars: [{ side: 'own', length, text }] };
}

function reportedLines({ summary, options, whole }: Subject): ChartLine[] {
  const { language } = options;
  const clusters = summary.rows.filter(({ kind }) => kind === 'cluster');
  return [...clusters, whole].flatMap(({ kind, name, n, expected }) => {
    if (n === null || !expected) return [];
    const label = kind === 'whole' ? briefWords[language].whole : name;
    const text = ofWords(n, expected, language);
    return [{ label, bars: [{ side: 'whole' as const, length: (100 * n) / expected, text }] }];
  });
}
