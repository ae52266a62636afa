export type Range = [start: number, end: number];

/** A word of a text with its place, or what stands between words. */
export interface Piece {
  text: string;
  start: number;
  end: number;
  isWord: boolean;
}

/** Words and what is between them, in order: joined again they are the text. */
export function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\s+|\S+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    isWord: match[0].trim() !== '',
  }));
}

/** Whether a piece lies in one of the ranges, at least in part. */
export function isMasked({ start, end }: Piece, masks: readonly Range[]): boolean {
  return masks.some(([from, to]) => start < to && end > from);
}

/** The ranges of the words chosen; neighbours become one, so that one «…» stands for them. */
export function masksOf(pieces: readonly Piece[], chosen: ReadonlySet<number>): Range[] {
  const masks: Range[] = [];
  let joined = false;
  for (const { start, end, isWord } of pieces) {
    if (!isWord) continue;
    const last = masks.at(-1);
    if (!chosen.has(start)) joined = false;
    else if (joined && last) last[1] = end;
    else {
      masks.push([start, end]);
      joined = true;
    }
  }
  return masks;
}
