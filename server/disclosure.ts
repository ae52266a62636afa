/**
 * What may be shown of people's answers. Every exit (results, indicators, later exports and public
 * pages) asks these functions, so that no two exits disagree. Pure: counts in, decisions out.
 */

/** A number of people, and the groups that they are divided into. */
export interface Group {
  id: string;
  /** People in the group, those of hidden parts and of no part included. */
  n: number;
  /**
   * People of the group who are outside the figure although its numbers tell about them: who they
   * are would follow from figures over everybody. Absent where the figure tells nothing of them.
   */
  others?: number;
  /** Parts that do not overlap; together at most `n` people. */
  parts?: readonly Group[];
}

/**
 * Decides which groups may be shown when none of fewer than `k` people may be seen or worked out.
 *
 * A group is shown only with `n >= k`. Where the people outside the shown parts of a shown group
 * would be 1 to k − 1, they could be found by subtraction: then the smallest shown part is hidden
 * too, never the group above, whose total keeps the hidden people in. The groups form a tree, so
 * every difference that can be formed from shown groups is a union of such remainders, each of 0
 * or at least `k` people: nothing smaller can be derived. `others` are held to the same rule.
 *
 * The same function serves a municipality's campaigns, clusters and organizations (`n` = those who
 * answered the question) and a filtered selection under the whole (one part, the selection).
 * Groups of nobody are never "shown": say that nothing was reported instead.
 *
 * @returns ids of the groups that may be shown; equal sizes are taken in the order of their ids
 */
export function disclose(root: Group, k: number): Set<string> {
  const groups = flatten(root);
  const few = (people: number) => people !== 0 && people < k;
  const shown = new Set(
    groups.filter(({ n, others = 0 }) => n >= k && n > 0 && !few(others)).map(({ id }) => id),
  );
  for (let changed = true; changed;) {
    changed = false;
    for (const group of groups) {
      if (!shown.has(group.id)) continue;
      const parts = nearestShown(group, shown);
      const rest = group.n - sumOf(parts, ({ n }) => n);
      const others = (group.others ?? 0) - sumOf(parts, (part) => part.others ?? 0);
      const smallest = parts.sort(bySize)[0];
      // Below zero the total is older than a part: wait for it behind the same curtain.
      if (smallest && (few(rest) || few(others))) {
        shown.delete(smallest.id);
        changed = true;
      }
    }
  }
  return shown;
}

/**
 * Decides for one figure of a form and period, such as an indicator or a question, which groups may
 * be shown. Figures rest on different numbers of people, and what one hides to protect a small
 * group another could give away; so the groups hidden for the responses as a whole (`base`) are
 * hidden in every figure, and each figure may only hide more.
 *
 * @param base those who responded at all, the same for every figure of the form and period
 * @param figure those whose answers are in this figure, under the same ids
 * @param options.derived the figure mixes answers to several questions: see `mayShowSelection`
 * @param options.others who is outside a derived figure, under the same ids, where they are not
 *   simply the rest: a person of whom there are several answers can be in it and outside
 */
export function discloseWithin(
  base: Group,
  figure: Group,
  k: number,
  { derived = false, others }: { derived?: boolean; others?: Group } = {},
): Set<string> {
  const allowed = disclose(base, k);
  if (!derived) return disclose(within(figure, allowed), k);
  const sizes = (of: Group) => new Map(flatten(of).map(({ id, n }) => [id, n]));
  const [people, outside] = [sizes(base), others && sizes(others)];
  const othersOf = ({ id, n }: Group) => outside?.get(id) ?? (people.get(id) ?? n) - n;
  return disclose(within(withOthers(figure, othersOf), allowed), k);
}

/** The group without the parts that may not be shown; their people stay in the total. */
function within(group: Group, allowed: ReadonlySet<string>): Group {
  const parts = (group.parts ?? []).flatMap((part): readonly Group[] => {
    const inner = within(part, allowed);
    return allowed.has(part.id) ? [inner] : (inner.parts ?? []);
  });
  return { ...group, parts };
}

/** The group with those who responded and are not in the figure. */
function withOthers(group: Group, othersOf: (group: Group) => number): Group {
  const parts = (group.parts ?? []).map((part) => withOthers(part, othersOf));
  return { ...group, others: othersOf(group), parts };
}

function flatten(group: Group): Group[] {
  return [group, ...(group.parts ?? []).flatMap(flatten)];
}

/** The highest shown groups under a group: parts of a hidden part stand in its place. */
function nearestShown(group: Group, shown: ReadonlySet<string>): Group[] {
  return (group.parts ?? []).flatMap((part) =>
    shown.has(part.id) ? [part] : nearestShown(part, shown),
  );
}

function sumOf(groups: readonly Group[], size: (group: Group) => number): number {
  return groups.reduce((sum, group) => sum + size(group), 0);
}

function bySize(a: Group, b: Group): number {
  return a.n - b.n || (a.id < b.id ? -1 : 1);
}

/**
 * Whether figures about `n` of the `total` people who responded may be shown.
 *
 * `derived` figures mix answers to several questions (a calculated score, a mean or share over a
 * filtered selection): set beside figures over everybody they would tell what the others answered,
 * so the others must be nobody or at least `k`. A question's own counts tell nothing about those
 * who skipped it, since the same counts exist for no other group: there `n >= k` is enough.
 *
 * @param counts.others the people outside, where they are not simply the rest
 */
export function mayShowSelection(
  counts: { n: number; total: number; derived: boolean; others?: number },
  k: number,
): boolean {
  const { n, total, derived, others = total - n } = counts;
  return n >= k && n > 0 && (!derived || others === 0 || others >= k);
}

/**
 * Whether figures that hold `shownN` responses may move on to all `totalN` received ones: by at
 * least `k` at once while the campaign runs, so that two looks never differ by a few people, and
 * to the final figures once it is closed.
 */
export function stepReady(shownN: number, totalN: number, k: number, closed: boolean): boolean {
  const waiting = totalN - shownN;
  return waiting > 0 && (closed || waiting >= k);
}

/** Sensitive counts below this number are told to nobody outside the department. */
const smallestToldCount = 5;

export interface SensitiveFigures {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

/**
 * A restricted indicator's figures as people outside the department may read them: a count under
 * five reads «менее 5», and everything that would give the count away (the share, its parts) goes
 * with it. `counted` is the number of cases behind the figure: a share's numerator, else the value.
 *
 * @param rest cases that remain when the reader subtracts what he knows already (his own
 *   organization's from the municipality's); `null` when he knows nothing
 */
export function tellSensitive(
  figures: SensitiveFigures,
  counted: number | null,
  rest: number | null = null,
): SensitiveFigures & { fewerThanFive: boolean; hidden: boolean } {
  const nothing = { value: null, numerator: null, denominator: null };
  if (counted !== null && counted < smallestToldCount) {
    return { ...nothing, fewerThanFive: true, hidden: false };
  }
  if (rest !== null && rest < smallestToldCount) {
    return { ...nothing, fewerThanFive: false, hidden: true };
  }
  return { ...figures, fewerThanFive: false, hidden: false };
}
