/** What somebody can work out who adds and subtracts everything that he is shown. */

/** A shown figure: a sum over the people of some groups that nobody is in two of. */
export interface Cell {
  name: string;
  atoms: readonly string[];
}

/** People behind a group's answers: how many, different from all others'; or who they are. */
export type Behind = number | ReadonlySet<string>;

/**
 * A group of 1 to k − 1 people whose sum follows from the cells by adding and subtracting, whatever
 * their multiples; null where there is none. Looks at every union of small groups.
 */
export function derivable(
  cells: readonly Cell[],
  people: ReadonlyMap<string, Behind>,
  k: number,
): string[] | null {
  const atoms = [...people.keys()].sort();
  const basis = reduced(
    cells.map((cell) => atoms.map((atom) => Number(cell.atoms.includes(atom)))),
  );
  const sizeOf = (chosen: readonly string[]) => together(chosen.map((atom) => people.get(atom)));
  const small = atoms.filter((atom) => sizeOf([atom]) < k);
  const grow = (from: number, chosen: readonly string[]): string[] | null => {
    if (
      chosen.length > 0 &&
      follows(
        basis,
        atoms.map((atom) => Number(chosen.includes(atom))),
      )
    ) {
      return [...chosen];
    }
    for (let i = from; i < small.length; i += 1) {
      const more = [...chosen, small[i] ?? ''];
      const found = sizeOf(more) < k ? grow(i + 1, more) : null;
      if (found) return found;
    }
    return null;
  };
  return grow(0, []);
}

function together(all: readonly (Behind | undefined)[]): number {
  const named = new Set<string>();
  let others = 0;
  for (const one of all) {
    if (typeof one === 'object') for (const person of one) named.add(person);
    else others += one ?? 0;
  }
  return named.size + others;
}

interface Step {
  pivot: number;
  row: number[];
}

/** Gauss: each row has a column in which it alone begins. */
function reduced(rows: readonly number[][]): Step[] {
  const steps: Step[] = [];
  for (const row of rows) {
    const rest = without(row, steps);
    const pivot = rest.findIndex((one) => Math.abs(one) > 1e-9);
    if (pivot >= 0) steps.push({ pivot, row: rest.map((one) => one / (rest[pivot] ?? 1)) });
  }
  return steps;
}

function without(row: readonly number[], steps: readonly Step[]): number[] {
  let rest = [...row];
  for (const step of steps) {
    const times = rest[step.pivot] ?? 0;
    rest = rest.map((one, i) => one - times * (step.row[i] ?? 0));
  }
  return rest;
}

function follows(steps: readonly Step[], row: readonly number[]): boolean {
  return without(row, steps).every((one) => Math.abs(one) < 1e-6);
}
