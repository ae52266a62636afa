import QRCode from 'qrcode';
import type { PdfNode } from '../pdf.ts';
import type { posterWords } from './poster-words.ts';

/** What one sheet says. */
export interface Poster {
  municipality: string;
  title: string;
  organization: string;
  shortName: string;
  /** What the code holds: the long address. */
  url: string;
  /** What people type: the short one. */
  shortUrl: string;
}

type Words = ReturnType<typeof posterWords>;
export type PosterLayout = 'poster' | 'cards';

const ink = '#14212b';
const quiet = '#4d5d68';

/** A size that lets a text of any length fit: the longer, the smaller. */
function sizeFor(text: string, sizes: readonly (readonly [upTo: number, size: number])[]): number {
  return sizes.find(([upTo]) => text.length <= upTo)?.[1] ?? sizes.at(-1)?.[1] ?? 10;
}

const bare = (url: string) => url.replace(/^https?:\/\//, '');

/** A code of so many points as one vector path: drawn ten times faster than module by module. */
function code(url: string, points: number): PdfNode {
  const { size, data } = QRCode.create(url, { errorCorrectionLevel: 'M' }).modules;
  const runs: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!data[y * size + x]) continue;
      const from = x;
      while (x + 1 < size && data[y * size + x + 1]) x += 1;
      runs.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
    }
  }
  const path = `<path fill="#000" d="${runs.join('')}"/>`;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${path}</svg>`,
    width: points,
    height: points,
  };
}

function sheet(poster: Poster, words: Words, last: boolean): PdfNode {
  const address = bare(poster.shortUrl);
  const facts = [words.until, words.duration, words.anonymous].filter((line) => line !== '');
  return {
    alignment: 'center',
    color: ink,
    ...(last ? {} : { pageBreak: 'after' }),
    stack: [
      { text: poster.municipality, fontSize: 13, color: quiet },
      { text: words.invite, fontSize: 17, margin: [0, 18, 0, 4] },
      {
        text: poster.title,
        bold: true,
        fontSize: sizeFor(poster.title, [
          [40, 32],
          [80, 26],
          [140, 21],
          [300, 17],
        ]),
      },
      {
        text: poster.organization,
        fontSize: sizeFor(poster.organization, [
          [120, 14],
          [220, 12],
          [400, 11],
        ]),
        margin: [0, 12, 0, 0],
      },
      { stack: [code(poster.url, 280)], margin: [0, 24, 0, 12] },
      { text: words.scan, fontSize: 17 },
      { text: words.type, fontSize: 13, color: quiet, margin: [0, 8, 0, 4] },
      {
        text: address,
        bold: true,
        fontSize: sizeFor(address, [
          [28, 26],
          [38, 21],
          [52, 16],
          [90, 12],
        ]),
      },
      { text: facts.join('\n'), fontSize: 14, lineHeight: 1.25, margin: [0, 16, 0, 0] },
    ],
  };
}

const perRow = 2;
const rows = 4;
const cardHeight = 196;

function card(poster: Poster, words: Words): PdfNode {
  const address = bare(poster.shortUrl);
  const facts = [words.until, words.duration, words.anonymous].filter((line) => line !== '');
  return {
    color: ink,
    margin: [10, 10, 10, 0],
    stack: [
      {
        columnGap: 10,
        columns: [
          { width: 104, stack: [code(poster.url, 104)] },
          {
            width: '*',
            stack: [
              {
                text: poster.title,
                bold: true,
                fontSize: sizeFor(poster.title, [
                  [50, 12],
                  [90, 10.5],
                  [150, 9],
                  [300, 7.5],
                ]),
              },
              {
                text: poster.shortName,
                fontSize: sizeFor(poster.shortName, [
                  [40, 10],
                  [80, 8.5],
                ]),
                color: quiet,
                margin: [0, 3, 0, 5],
              },
              { text: facts.join('\n'), fontSize: 8.5 },
            ],
          },
        ],
      },
      {
        text: address,
        bold: true,
        alignment: 'center',
        fontSize: sizeFor(address, [
          [34, 13],
          [46, 11],
          [90, 8],
        ]),
        margin: [0, 8, 0, 0],
      },
    ],
  };
}

const dashed = { dash: { length: 3, space: 3 } };

/** A sheet of equal cards with lines to cut along. */
function cards(poster: Poster, words: Words, last: boolean): PdfNode {
  return {
    ...(last ? {} : { pageBreak: 'after' }),
    table: {
      widths: Array.from({ length: perRow }, () => '*'),
      heights: cardHeight,
      dontBreakRows: true,
      body: Array.from({ length: rows }, () =>
        Array.from({ length: perRow }, () => card(poster, words)),
      ),
    },
    layout: {
      hLineStyle: () => dashed,
      vLineStyle: () => dashed,
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      hLineColor: () => '#8a98a2',
      vLineColor: () => '#8a98a2',
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
  };
}

/** The printed sheets of a campaign, one page an organization, as a definition for `makePdf`. */
export function posterPdf(posters: readonly Poster[], words: Words, layout: PosterLayout) {
  const draw = layout === 'cards' ? cards : sheet;
  return {
    info: { title: posters[0]?.title ?? '', creator: 'Показатель' },
    pageMargins: layout === 'cards' ? 20 : [56, 48, 56, 40],
    content: posters.map((poster, index) => draw(poster, words, index === posters.length - 1)),
  };
}
