import type { Campaign } from '../campaigns/model.ts';
import { disclosureOf, isFew, isOutside, noneShown, othersOf } from './disclosed.ts';
import {
  familiesIn,
  familyShown,
  formOfFamily,
  isUncounted,
  kinOf,
  type FamilyShown,
} from './families.ts';
import { isOfPart, type IndicatorValue } from './model.ts';
import { periodBack } from '../periods.ts';
import type { Plan } from './plan.ts';
import { rosterOf } from './row-pipeline.ts';
import type { ValueSet } from './shown.ts';
import type { Unit } from './unit.ts';

/** Says of a place (an organization's id or the municipality's) and a part whether to show it. */
export type Showable = (scopeId: string, part?: string) => boolean;

/** Stored values, and the campaigns that asked for what is behind them, of one municipality. */
export interface Disclosed {
  plan: Plan;
  rows: readonly IndicatorValue[];
  campaigns: readonly Campaign[];
}

/**
 * Which of the values at hand may be shown to anybody. Pages and computed lists ask the same, so
 * that a list gives away nothing that a page hides.
 */
export class Disclosing {
  readonly #of: Disclosed;
  readonly #rows = new Map<string, IndicatorValue[]>();
  readonly #showable = new Map<string, Showable>();
  readonly #families = new Map<string, FamilyShown>();

  constructor(of: Disclosed) {
    this.#of = of;
    for (const row of of.rows) {
      const name = JSON.stringify([row.indicatorKey, row.period]);
      const known = this.#rows.get(name);
      if (known) known.push(row);
      else this.#rows.set(name, [row]);
    }
  }

  /** A number's values in one period. */
  set(unit: Pick<Unit, 'key' | 'part'>, period: string): ValueSet {
    const rows = (this.#rows.get(JSON.stringify([unit.key, period])) ?? []).filter(({ part }) =>
      isOfPart(part, unit.part),
    );
    const wholes = rows.filter(({ part }) => part === unit.part);
    return {
      municipality: wholes.find(({ scope }) => scope === 'municipality'),
      organizations: wholes.filter(({ scope }) => scope === 'organization'),
      parts: rows.filter(({ part }) => part !== unit.part),
    };
  }

  /** What is made from other values is shown only where they are: they would follow from it. */
  mayShow(unit: Unit, period: string): Showable {
    const name = JSON.stringify([unit.key, unit.part, period]);
    const known = this.#showable.get(name);
    if (known) return known;
    const showable = this.#decide(unit, period);
    this.#showable.set(name, showable);
    return showable;
  }

  /** The same of an indicator: where every number that it consists of may be shown. */
  mayShowWhole(key: string, period: string): Showable {
    const units = this.#of.plan.byKey.get(key)?.units ?? [];
    const shown = units.map((unit) => this.mayShow(unit, period));
    // The whole of a composite stands under its own part.
    return (scopeId, part) => shown.every((one) => one(scopeId, part === '' ? undefined : part));
  }

  /** Whether it is hidden because the people behind it were not counted when it was stored. */
  isUncounted(unit: Unit, period: string): boolean {
    const { organizations, parts = [] } = this.set(unit, period);
    return [...organizations, ...parts].some((row) => isUncounted(unit, row));
  }

  #decide(unit: Unit, period: string): Showable {
    const { measure } = unit;
    if (measure.kind === 'index') {
      const parts = measure.of.map((key) => this.mayShowWhole(key, period));
      return (scopeId) => parts.every((part) => part(scopeId));
    }
    if (measure.kind === 'change') {
      const both = [period, periodBack(period, measure.back)];
      const parts = both.map((one) => this.mayShowWhole(measure.of, one));
      return (scopeId, part) => {
        const divided = part === undefined || part === unit.part ? '' : withoutPrefix(part, unit);
        return parts.every((one) => one(scopeId, divided));
      };
    }
    return this.#decideOwn(unit, period);
  }

  /** Of organizations' own data: what all figures over the same people's answers give together. */
  #decideOwn(unit: Unit, period: string): Showable {
    const { measure } = unit;
    const { municipality, organizations, parts = [] } = this.set(unit, period);
    const wholes = [...(municipality ? [municipality] : []), ...organizations];
    if (![...wholes, ...parts].some(({ personal }) => personal)) return () => true;
    const forms = [...new Set(unit.formKeys.flat())].map((formKey) =>
      this.#askedAt(formKey, period),
    );
    const derived = 'derived' in measure && measure.derived;
    const figure = { rows: wholes, derived, forms: forms.length > 0 ? forms : [[]] };
    const everybody = disclosureOf(figure);
    const none = isOfOneRoster(unit) ? noneShown(figure) : () => false;
    const shown = familiesIn(unit).map((family) => this.#family(family, period).of(unit));
    const uncounted = this.isUncounted(unit, period);
    const picks = unit.selections.some((one) => one !== null && one.pick !== null);
    const rows = new Map([...wholes, ...parts].map((row) => [`${row.scopeId} ${row.part}`, row]));
    return (scopeId, part = unit.part) => {
      const row = rows.get(`${scopeId} ${part}`);
      if (row && (row.base === 0 || isOutside(row))) return true;
      if (uncounted) return false;
      if (part === unit.part && none(scopeId)) return true;
      if (!picks && !everybody(scopeId)) return false;
      if (picks || part !== unit.part) {
        const { n = 0, minimumGroup = 0 } = row ?? {};
        if (isFew(n, minimumGroup)) return false;
        if (derived && row && isFew(othersOf(row), minimumGroup)) return false;
      }
      return shown.every((one) => one(scopeId, part));
    };
  }

  #askedAt(formKey: string, period: string): Campaign[] {
    return this.#of.campaigns.filter((one) => one.formKey === formKey && one.period === period);
  }

  #family(name: string, period: string): FamilyShown {
    const key = JSON.stringify([name, period]);
    const known = this.#families.get(key);
    if (known) return known;
    const figures = kinOf(this.#of.plan, name).map((unit) => {
      const { organizations, parts = [] } = this.set(unit, period);
      const own = parts.filter(({ scope }) => scope === 'organization');
      return { unit, rows: [...organizations, ...own] };
    });
    const formKey = formOfFamily(name);
    const campaigns = formKey === null ? [] : this.#askedAt(formKey, period);
    const decided = familyShown(name, figures, campaigns);
    this.#families.set(key, decided);
    return decided;
  }
}

/** Whether all that it is made of are the same rows of one roster. */
function isOfOneRoster({ leaves }: Unit): boolean {
  const places = leaves.map((leaf) =>
    leaf.from === 'rows' && rosterOf(leaf) !== null ? JSON.stringify([leaf.source, leaf.span]) : '',
  );
  return !places.includes('') && new Set(places).size === 1;
}

function withoutPrefix(part: string, unit: Unit): string {
  return unit.part === '' ? part : part.slice(unit.part.length + 1);
}
