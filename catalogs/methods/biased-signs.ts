import type { partsOfInputs, readObservations, readSettings } from './data.ts';
import { shareOf } from './data.ts';
import { deviation, mean, sum } from './numbers.ts';

/** The signs M1–M5, each of one organization in one part: true, false, or null: cannot be told. */

type Observed = ReturnType<typeof readObservations>;
type Read = ReturnType<typeof readSettings>;
type Sign = (organizationId: string, part: string) => boolean | null;

interface Peer {
  id: string;
  value: number;
  weight: number;
}

/** Values of the other organizations of the set, for where no outside reference is given. */
function peersOf(observed: Observed, organizations: readonly { id: string }[]) {
  const known = new Map<string, Peer[]>();
  return (input: string, part: string, except: string): Peer[] => {
    const place = JSON.stringify([input, part]);
    const all =
      known.get(place) ??
      organizations.flatMap(({ id }) => {
        const one = observed.get(input, id, 0, part);
        if (!one || one.value === null) return [];
        const weight = one.denominator !== null && one.denominator > 0 ? one.denominator : 1;
        return [{ id, value: one.value, weight }];
      });
    known.set(place, all);
    return all.filter(({ id }) => id !== except);
  };
}

function weighted(peers: readonly Peer[]): number | null {
  const weights = sum(peers.map(({ weight }) => weight));
  const value = sum(peers.map((one) => one.value * one.weight)) / weights;
  return peers.length > 0 && Number.isFinite(value) ? value : null;
}

export function makeSigns(
  observed: Observed,
  organizations: readonly { id: string }[],
  read: Read,
): Record<'m1' | 'm2' | 'm3' | 'm4' | 'm5', Sign> {
  const peers = peersOf(observed, organizations);
  /** The reference that is given, else the mean over the others. */
  const expected = (given: string, own: string, id: string, part: string) =>
    observed.value(given, id, 0, part) ?? weighted(peers(own, part, id));

  /** The school's mean is above what chance allows over the reference. */
  const m1: Sign = (id, part) => {
    const own = observed.get('mean', id, 0, part);
    const reference = expected('expected', 'mean', id, part);
    const spread = observed.value('spread', id, 0, part);
    const n = own?.denominator ?? null;
    if (!own || own.value === null || reference === null || spread === null) return null;
    if (spread < 0 || n === null || n <= 0) return null;
    return own.value > reference + (read.number('z') * spread) / Math.sqrt(n);
  };

  /** Too many marks were raised or lowered against the school's own. */
  const m2: Sign = (id, part) => {
    const side = read.word('changed-side');
    const over = (input: string) => {
      const share = shareOf(observed.get(input, id, 0, part));
      if (!share || share.all === 0) return null;
      return 100 * share.of > read.number('changed-share') * share.all;
    };
    const looked = (['raised', 'lowered'] as const).filter(
      (one) => side === 'either' || side === one,
    );
    const known = looked.map(over).filter((one) => one !== null);
    return known.length === 0 ? null : known.includes(true);
  };

  /** The same pupils lost more in a year than elsewhere, beyond the usual spread. */
  const m3: Sign = (id, part) => {
    const own = observed.value('fall', id, 0, part);
    const others = peers('fall', part, id).map(({ value }) => value);
    const reference = observed.value('expected-fall', id, 0, part) ?? mean(others);
    const spread = others.length >= read.number('least-peers') ? deviation(others) : null;
    if (own === null || reference === null || spread === null) return null;
    return own > 0 && own > reference + read.number('fall-deviations') * spread;
  };

  /** Easy tasks are solved worse than elsewhere while hard ones are solved better. */
  const m4: Sign = (id, part) => {
    const easy = observed.value('easy', id, 0, part);
    const hard = observed.value('hard', id, 0, part);
    const easyThere = expected('expected-easy', 'easy', id, part);
    const hardThere = expected('expected-hard', 'hard', id, part);
    if (easy === null || hard === null || easyThere === null || hardThere === null) return null;
    return easy < easyThere - read.number('easy-gap') && hard > hardThere + read.number('hard-gap');
  };

  /** More pupils stand exactly at a mark's border than their neighbours lead to expect. */
  const m5: Sign = (id, part) => {
    const at = observed.value('at-border', id, 0, part);
    const below = observed.value('below-border', id, 0, part);
    const above = observed.value('above-border', id, 0, part);
    if (at === null || below === null || above === null) return null;
    return (
      at >= read.number('border-least') && 2 * at > read.number('border-ratio') * (below + above)
    );
  };
  return { m1, m2, m3, m4, m5 };
}

/** Every part in which any of the inputs comes. */
export function allParts(parts: ReturnType<typeof partsOfInputs>): string[] {
  return [...new Set([...parts.values()].flat())].toSorted();
}
