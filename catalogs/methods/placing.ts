import { text } from './data.ts';
import type { NamedPart, OrganizationResult } from './method.ts';
import { places } from './numbers.ts';

/** Places of organizations, given by every method in the same way. */

const tieMark: NamedPart = {
  id: 'tie',
  title: text('Делит место с другими', 'Shares its place'),
};
const aloneMark: NamedPart = {
  id: 'alone',
  title: text(
    'Сравнить не с кем: данные есть только у одной организации, места нет',
    'Nobody to compare with: only one organization has data, so there is no place',
  ),
};

/** The marks of a method that gives places. */
export const placeMarks: readonly NamedPart[] = [tieMark, aloneMark];

/** Places of those who are compared with each other; one alone has none. */
export function placesAmong(
  scores: readonly (number | null)[],
  first: 'greatest' | 'least',
): (number | null)[] {
  return isAlone(scores) ? scores.map(() => null) : places(scores, first);
}

function isAlone(scores: readonly (number | null)[]): boolean {
  return scores.filter((score) => score !== null).length === 1;
}

/**
 * Gives those who are compared with each other their places by score, and says of each what its own
 * row does not show: that others stand on the same place, that there is nobody to compare with.
 */
export function placed(
  results: readonly OrganizationResult[],
  first: 'greatest' | 'least',
): OrganizationResult[] {
  const scores = results.map(({ score }) => score);
  const ranks = placesAmong(scores, first);
  const alone = isAlone(scores);
  const holders = new Map<number | null, number>();
  for (const rank of ranks) holders.set(rank, (holders.get(rank) ?? 0) + 1);
  return results.map((one, i) => {
    const rank = ranks[i] ?? null;
    const shared = rank !== null && (holders.get(rank) ?? 0) > 1;
    const marks = [
      ...one.marks,
      ...(shared ? [tieMark.id] : []),
      ...(alone && one.score !== null ? [aloneMark.id] : []),
    ];
    return { ...one, rank, marks };
  });
}

/** The marks that tell nothing where no places are shown. */
export function withoutPlaceMarks({ rank, marks }: OrganizationResult): string[] {
  return marks.filter((id) => id !== aloneMark.id && (id !== tieMark.id || rank === null));
}
