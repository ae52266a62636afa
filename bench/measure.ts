/** One line of the bench's table and of `bench/last.json`. */
export interface Measurement {
  name: string;
  /** The product's side against the other; for plain sizes the value itself. */
  ratio: number;
  /** Half the distance between the quartiles of the single ratios. */
  spread: number;
  unit: string;
  value: number;
  of: string;
  against: string;
  n: number;
}

export interface Bench {
  /** The names of the lines it measures. */
  names: readonly string[];
  run(): Promise<Measurement[]>;
}

const pairs = 7;

/**
 * Measures sides in turn, one after another, `pairs` times after a warm-up, so that whatever else
 * the machine does meets all of them alike. Gives each side's figures, run by run.
 */
export async function alternate<S extends string>(
  sides: Record<S, () => Promise<number>>,
): Promise<Record<S, number[]>> {
  const names = Object.keys(sides) as S[];
  const figures = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    S,
    number[]
  >;
  for (const name of names) await sides[name]();
  for (let run = 0; run < pairs; run += 1) {
    // The order turns round each time: nobody is always second.
    const order = run % 2 === 0 ? names : [...names].reverse();
    for (const name of order) figures[name].push(await sides[name]());
  }
  return figures;
}

/** The median of the single ratios of two sides measured together. */
export function compare(
  name: string,
  unit: string,
  of: { words: string; figures: number[] },
  against: { words: string; figures: number[] },
): Measurement {
  const ratios = of.figures.map((figure, index) => figure / (against.figures[index] ?? NaN));
  return {
    name,
    ratio: quantile(ratios, 0.5),
    spread: (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2,
    unit,
    value: quantile(of.figures, 0.5),
    of: of.words,
    against: against.words,
    n: ratios.length,
  };
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}
