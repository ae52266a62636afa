import type { CatalogTemplateView } from '../../../../server/catalogs/schema.ts';

type Dated = NonNullable<CatalogTemplateView['dated']>;

/** What either choice does to a template's dated rows, for the words beside it. */
export interface PastRowsTold {
  /** Whole years the plan would move; 0 when it begins in the working year or later. */
  years: number;
  /** The first and last calendar year after moving. */
  first: number;
  last: number;
  /** Rows that are over before the working year, and the other dated ones. */
  past: number;
  rest: number;
}

/** @param workingYear `2026-2027` */
export function tellPastRows(dated: Dated, workingYear: string): PastRowsTold {
  const working = Number(workingYear.slice(0, 4));
  const years = Math.max(0, working - dated.begins);
  const past = dated.ends
    .filter(({ year }) => year < working)
    .reduce((sum, { rows }) => sum + rows, 0);
  return {
    years,
    first: dated.firstYear + years,
    last: dated.lastYear + years,
    past,
    rest: dated.rows - past,
  };
}
