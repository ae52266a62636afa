import type {
  FigureView,
  IndicatorDetail,
  IndicatorValueView,
} from '../../../../server/indicators/schema.ts';

export type Organization = IndicatorDetail['organizations'][number];
type Part = IndicatorValueView['parts'][number];
type Named = Pick<Part, 'id' | 'title'>;

/** More parts than these do not fit beside the value: one at a time is looked at. */
const mostBeside = 4;

/** The part of an organization's value, where it has it. */
export function partOf({ value }: Organization, id: string): Part | undefined {
  return value.parts.find((part) => part.id === id);
}

/** What is looked at: a part, or with '' the value itself. */
export function lookAt(row: Organization, id: string): FigureView | undefined {
  return id === '' ? row.value : partOf(row, id)?.value;
}

/**
 * Which parts stand beside the value of each organization, or, where they are too many, between
 * which to choose. A subject that nobody took is left out.
 */
export function offeredParts(rows: readonly Organization[]): {
  beside: Named[];
  choice: Named[];
  /** Whether the value itself is one of what there is to look at. */
  whole: boolean;
} {
  const parts = rows.flatMap(({ value }) => value.parts);
  const counted = parts.filter(({ value }) => value.reason !== 'zeroDenominator');
  const titles = new Map(
    (counted.length > 0 ? counted : parts).map(({ id, title }) => [id, title] as const),
  );
  const named = [...titles].map(([id, title]) => ({ id, title }));
  const many = named.length > mostBeside;
  return {
    beside: many ? [] : named,
    choice: many ? named : [],
    whole: named.length === 0 || rows.some(({ value }) => value.value !== null),
  };
}
