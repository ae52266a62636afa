/** One organization's procedures of one year. */
export interface YearOfProcedures {
  /** Those that had participants. */
  taken: Set<string>;
  low: Set<string>;
  /** Some are known only as a percent. */
  byPercent: boolean;
}

export interface LowRule {
  name: string;
  /** How many low procedures it takes, where the rule counts them. */
  least: number;
  /** «In one year» is any of the years, not only the computed one. */
  anyYear: boolean;
}

/** Whether the rule puts a school on the list; `years` begin with the computed one. */
export function isLowSchool(years: readonly YearOfProcedures[], rule: LowRule): boolean {
  const looked = rule.anyYear ? years : years.slice(0, 1);
  const inYear = looked.some(({ low }) => low.size >= rule.least);
  const running = looked.some(({ low }, back) => {
    const before = years[back + 1]?.low;
    return before !== undefined && [...low].some((procedure) => before.has(procedure));
  });
  const everyYear = years.every(({ low }) => low.size > 0);
  switch (rule.name) {
    case 'in-year':
      return inYear;
    case 'same-procedure':
      return running;
    case 'same-or-in-year':
      return running || inYear;
    case 'every-year':
      return everyYear;
    case 'every-year-or-in-year':
      return everyYear || inYear;
    case 'one':
      return looked.some(({ low }) => low.size > 0);
    default:
      return years.reduce((all, { low }) => all + low.size, 0) >= rule.least;
  }
}
