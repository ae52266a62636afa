import type { DataFormView } from '../../../../../server/assignments/schema.ts';

export type Offer = DataFormView['offers'][number];
export type Remark = DataFormView['remarks'][number];
export type Violation = DataFormView['violations'][number];

/** What is known about a field from elsewhere. */
export interface FieldAbout {
  offers: Offer[];
  remarks: Remark[];
  violations: Violation[];
}

export const nothingKnown: FieldAbout = { offers: [], remarks: [], violations: [] };

/** Sorts what came with a form by field. */
export function aboutFields(
  view: Pick<DataFormView, 'offers' | 'remarks' | 'violations'>,
): Map<string, FieldAbout> {
  const about = new Map<string, FieldAbout>();
  const of = (name: string) => {
    const one = about.get(name) ?? { offers: [], remarks: [], violations: [] };
    about.set(name, one);
    return one;
  };
  for (const offer of view.offers) of(offer.question).offers.push(offer);
  for (const violation of view.violations) of(violation.question).violations.push(violation);
  for (const remark of view.remarks) {
    if (remark.question !== null) of(remark.question).remarks.push(remark);
  }
  return about;
}

/** The new knowledge, with the old object wherever nothing has changed. */
export function keptAbout(
  before: ReadonlyMap<string, FieldAbout>,
  after: ReadonlyMap<string, FieldAbout>,
): Map<string, FieldAbout> {
  return new Map(
    [...after].map(([name, about]) => {
      const old = before.get(name);
      return [name, old && JSON.stringify(old) === JSON.stringify(about) ? old : about];
    }),
  );
}
