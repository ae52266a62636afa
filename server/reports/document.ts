import type * as DocxLibrary from 'docx';
import type { FileChild, ISectionOptions, Paragraph, Table, TableCell } from 'docx';
import type { Language } from '../../forms/run/text.ts';
import { briefWords } from './brief-words.ts';
import type { Brief, ChartLine } from './schema.ts';
import { safeText } from '../safe-text.ts';

/** The library, loaded when the first paper is asked for. */
type Docx = typeof DocxLibrary;

/** Twentieths of a point in a millimetre: what the file measures in. */
const mm = 56.7;
/** ГОСТ Р 7.0.97: left 30, right 10, top and bottom 20. */
const margin = { left: 30 * mm, right: 10 * mm, top: 20 * mm, bottom: 20 * mm };
const textWidth = Math.round(170 * mm);
const half = { usual: 24, table: 22, small: 18, title: 28 };
const ink = { own: '15566B', whole: '9DB4BE', line: '8B9BA5', quiet: '51606B' };
/** Cells that a full bar takes. */
const barCells = 50;

/** Papers as one DOCX file, each on a page of its own, in the manner of official documents. */
export async function makeDocument(briefs: readonly Brief[], language: Language): Promise<Buffer> {
  const docx: Docx = await import('docx');
  const { Document, Packer } = docx;
  const first = briefs[0];
  const sections = briefs.map((brief): ISectionOptions => ({
    properties: {
      page: {
        size: { width: Math.round(210 * mm), height: Math.round(297 * mm) },
        margin,
      },
    },
    children: new Paper(docx, brief, language).children(),
  }));
  const font = 'Times New Roman';
  const document = new Document({
    creator: safeText(first?.municipality ?? ''),
    title: safeText(`${first?.title ?? ''}: ${first?.campaign.title ?? ''}`),
    styles: {
      default: {
        document: {
          run: {
            font,
            size: half.usual,
            language: { value: language === 'ru' ? 'ru-RU' : 'en-GB' },
          },
        },
        heading1: {
          run: { font, size: half.title, bold: true, color: '000000' },
          paragraph: { spacing: { before: 0, after: 40 } },
        },
        heading2: {
          run: { font, size: half.usual, bold: true, color: '000000' },
          paragraph: { spacing: { before: 140, after: 60 } },
        },
      },
    },
    sections,
  });
  return Packer.toBuffer(document);
}

/** One page: heading, facts, table, chart, notes, signature. */
class Paper {
  readonly #docx: Docx;
  readonly #brief: Brief;
  readonly #w: (typeof briefWords)[Language];

  constructor(docx: Docx, brief: Brief, language: Language) {
    this.#docx = docx;
    this.#brief = brief;
    this.#w = briefWords[language];
  }

  children(): FileChild[] {
    const { HeadingLevel, AlignmentType } = this.#docx;
    const { municipality, title, subtitle, items, chart, notes } = this.#brief;
    const center = { alignment: AlignmentType.CENTER };
    return [
      this.#line(municipality, center),
      this.#line(title.toUpperCase(), {
        ...center,
        heading: HeadingLevel.HEADING_1,
        spacing: { before: 120, after: 0 },
      }),
      this.#line(subtitle, { ...center, spacing: { after: 140 } }),
      this.#facts(),
      ...(items.length > 0 ? [this.#heading(this.#w.items), this.#table()] : []),
      ...(chart.lines.length > 0
        ? [this.#heading(chart.title), ...this.#hint(), this.#chart()]
        : []),
      ...notes.map((note, index) =>
        this.#line(note, { spacing: { before: index === 0 ? 120 : 20 }, size: half.small + 2 }),
      ),
      this.#line('', { spacing: { before: 160 }, size: half.small }),
      this.#signature(),
    ];
  }

  #line(text: string, options: LineOptions = {}): Paragraph {
    const { Paragraph: P, TextRun } = this.#docx;
    const { size, bold, color, ...rest } = options;
    const look = {
      ...(size === undefined ? {} : { size }),
      ...(bold === undefined ? {} : { bold }),
      ...(color === undefined ? {} : { color }),
    };
    return new P({ ...rest, children: [new TextRun({ text: safeText(text), ...look })] });
  }

  #heading(text: string): Paragraph {
    return this.#line(text, { heading: this.#docx.HeadingLevel.HEADING_2, keepNext: true });
  }

  #cell(children: Paragraph[], width: number, options: CellOptions = {}): TableCell {
    const { TableCell: Cell, WidthType, BorderStyle } = this.#docx;
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    const { bare = false, ...rest } = options;
    return new Cell({
      children,
      width: { size: width, type: WidthType.DXA },
      margins: { top: 20, bottom: 20, left: bare ? 0 : 80, right: bare ? 0 : 80 },
      ...(bare ? { borders: { top: none, bottom: none, left: none, right: none } } : {}),
      ...rest,
    });
  }

  #grid(rows: ConstructorParameters<Docx['TableRow']>[0][], columnWidths: number[]): Table {
    const { Table: T, TableRow, TableLayoutType, WidthType } = this.#docx;
    return new T({
      rows: rows.map((row) => new TableRow({ cantSplit: true, ...row })),
      columnWidths,
      width: { size: textWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
    });
  }

  #facts(): Table {
    const widths = [Math.round(42 * mm), textWidth - Math.round(42 * mm)] as const;
    const rows = this.#brief.facts.map(([term, value]) => ({
      children: [
        this.#cell([this.#line(term, { size: half.table, color: ink.quiet })], widths[0], {
          bare: true,
        }),
        this.#cell([this.#line(value, { size: half.table })], widths[1], { bare: true }),
      ],
    }));
    return this.#grid(rows, [...widths]);
  }

  #table(): Table {
    const { AlignmentType, ShadingType } = this.#docx;
    const { items, ownHeading, wholeHeading } = this.#brief;
    const compared = wholeHeading !== '';
    const side = Math.round(38 * mm);
    const widths = compared ? [textWidth - 2 * side, side, side] : [textWidth - side, side];
    const shade = { shading: { type: ShadingType.CLEAR, fill: 'EEF3F5', color: 'auto' } };
    const end = { alignment: AlignmentType.RIGHT, size: half.table };
    const row = (texts: string[], head: boolean) => ({
      tableHeader: head,
      children: texts.slice(0, widths.length).map((text, index) =>
        this.#cell(
          [
            this.#line(text, {
              ...(index === 0 ? { size: half.table } : end),
              ...(head ? { bold: true } : {}),
            }),
          ],
          widths[index] ?? side,
          head ? shade : {},
        ),
      ),
    });
    return this.#grid(
      [
        row([this.#w.item, ownHeading, wholeHeading], true),
        ...items.map(({ title, ownText, wholeText }) => row([title, ownText, wholeText], false)),
      ],
      widths,
    );
  }

  #hint(): Paragraph[] {
    const { hint } = this.#brief.chart;
    const legend = this.#legend();
    return [
      ...(legend ? [legend] : []),
      ...(hint ? [this.#line(hint, { size: half.small, color: ink.quiet, keepNext: true })] : []),
    ];
  }

  /** Which bar is whose, where each line has two. */
  #legend(): Paragraph | null {
    const { ownHeading, wholeHeading, chart } = this.#brief;
    if (!chart.lines.some(({ bars }) => bars.length > 1)) return null;
    const { Paragraph: P, TextRun, ShadingType } = this.#docx;
    const mark = (fill: string) =>
      new TextRun({
        text: '\u00a0\u00a0\u00a0\u00a0',
        size: half.small,
        shading: { type: ShadingType.CLEAR, fill, color: 'auto' },
      });
    const word = (text: string) => new TextRun({ text: ` ${text}     `, size: half.small });
    return new P({
      keepNext: true,
      children: [mark(ink.own), word(ownHeading), mark(ink.whole), word(wholeHeading)],
    });
  }

  /** Bars made of table cells: sharp at any size, and they need no picture. */
  #chart(): Table {
    const label = Math.round(70 * mm);
    const number = Math.round(22 * mm);
    const one = Math.floor((textWidth - label - number) / barCells);
    const widths = [
      textWidth - number - one * barCells,
      ...Array<number>(barCells).fill(one),
      number,
    ];
    const rows = this.#brief.chart.lines.flatMap((line) =>
      this.#bars(line, { label, number, one }),
    );
    return this.#grid(rows, widths);
  }

  #bars({ label, bars }: ChartLine, size: { label: number; number: number; one: number }) {
    const { ShadingType, BorderStyle, VerticalAlignTable } = this.#docx;
    const gap = { style: BorderStyle.SINGLE, size: 12, color: 'FFFFFF' };
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    const inside = { bare: true, verticalAlign: VerticalAlignTable.CENTER };
    return bars.map(({ side, length, text }, index) => {
      const filled = length <= 0 ? 0 : Math.max(1, Math.round((length * barCells) / 100));
      const bar = (cells: number, fill: string) =>
        cells === 0
          ? []
          : [
              this.#cell([this.#line('', { size: 12 })], cells * size.one, {
                ...inside,
                columnSpan: cells,
                borders: { top: gap, bottom: gap, left: none, right: none },
                shading: { type: ShadingType.CLEAR, fill, color: 'auto' },
              }),
            ];
      const name = this.#cell([this.#line(label, { size: half.small })], size.label, {
        ...inside,
        rowSpan: bars.length,
      });
      const figure = this.#cell(
        [
          this.#line(text, {
            size: half.small,
            alignment: this.#docx.AlignmentType.RIGHT,
          }),
        ],
        size.number,
        inside,
      );
      return {
        children: [
          ...(index === 0 ? [name] : []),
          ...bar(filled, ink[side]),
          ...bar(barCells - filled, 'F3F6F7'),
          figure,
        ],
      };
    });
  }

  #signature(): Table {
    const { AlignmentType, BorderStyle } = this.#docx;
    const { signer } = this.#brief;
    const w = this.#w;
    const widths = [48, 2, 27, 3, 43, 3, 44].map((part) => Math.round(part * mm));
    const center = { alignment: AlignmentType.CENTER };
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
    const under = { borders: { top: none, left: none, right: none, bottom: rule } };
    const ruled = [2, 4];
    const row = (texts: string[], look: LineOptions, isRuled: boolean) => ({
      children: texts.map((text, index) =>
        this.#cell(
          [this.#line(text, index === 0 ? look : { ...look, ...center })],
          widths[index] ?? 0,
          {
            bare: true,
            verticalAlign: this.#docx.VerticalAlignTable.BOTTOM,
            ...(isRuled && ruled.includes(index) ? under : {}),
          },
        ),
      ),
    });
    const small = { size: 16, color: ink.quiet };
    return this.#grid(
      [
        row([signer.position, '', '', '', signer.name, '', w.dateLine], { size: half.table }, true),
        row(['', '', w.signature, '', w.name, '', w.date], small, false),
      ],
      widths,
    );
  }
}

type ParagraphOptions = Exclude<ConstructorParameters<Docx['Paragraph']>[0], string>;
type LineOptions = Pick<ParagraphOptions, 'alignment' | 'heading' | 'spacing' | 'keepNext'> & {
  size?: number;
  bold?: boolean;
  color?: string;
};
type CellOptions = Partial<ConstructorParameters<Docx['TableCell']>[0]> & { bare?: boolean };
