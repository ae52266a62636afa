import type { Campaign } from '../campaigns/model.ts';
import type { Judgement } from '../evidence/judgement.model.ts';
import type { Organization } from '../organizations/model.ts';
import type { Showable } from './disclosed.ts';
import { isOfPart, type IndicatorValue } from './model.ts';
import { periodBack } from './periods.ts';
import type { Plan } from './plan.ts';
import type { FigureView, IndicatorValueView } from './schema.ts';
import {
  maySeeParts,
  noValue,
  present,
  presentMunicipality,
  presentOrganizations,
  showableOf,
  type Readable,
  type ValueSet,
  type Viewer,
} from './shown.ts';
import { targetOf } from './target.ts';
import { partName, type Unit } from './unit.ts';

/** What figures are made of: stored values, and who was asked, of one municipality. */
export interface Material {
  plan: Plan;
  rows: readonly IndicatorValue[];
  campaigns: readonly Campaign[];
  judgements: readonly Judgement[];
  viewer: Viewer;
}

/** The figures that one reader may see, by indicator and period. */
export class Figures {
  readonly #of: Material;
  readonly #rows = new Map<string, IndicatorValue[]>();
  readonly #showable = new Map<string, Showable>();

  constructor(of: Material) {
    this.#of = of;
    for (const row of of.rows) {
      const name = JSON.stringify([row.indicatorKey, row.period]);
      const known = this.#rows.get(name);
      if (known) known.push(row);
      else this.#rows.set(name, [row]);
    }
  }

  #set(unit: Pick<Unit, 'key' | 'part'>, period: string): ValueSet {
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
  #mayShow(unit: Unit, period: string): Showable {
    const name = JSON.stringify([unit.key, unit.part, period]);
    const known = this.#showable.get(name);
    if (known) return known;
    const showable = this.#decide(unit, period);
    this.#showable.set(name, showable);
    return showable;
  }

  #decide(unit: Unit, period: string): Showable {
    const { measure } = unit;
    if (measure.kind === 'index') {
      const parts = measure.of.map((key) => this.#mayShowWhole(key, period));
      return (scopeId) => parts.every((part) => part(scopeId));
    }
    if (measure.kind === 'change') {
      const both = [period, periodBack(period, measure.back)];
      const parts = both.map((one) => this.#mayShowWhole(measure.of, one));
      return (scopeId, part) => {
        const divided = part === undefined || part === unit.part ? '' : withoutPrefix(part, unit);
        return parts.every((one) => one(scopeId, divided));
      };
    }
    const forms = [...new Set(unit.formKeys.flat())].map((formKey) =>
      this.#of.campaigns.filter((one) => one.formKey === formKey && one.period === period),
    );
    const derived = 'derived' in measure && measure.derived;
    return showableOf(this.#set(unit, period), derived, forms.length > 0 ? forms : [[]]);
  }

  #mayShowWhole(key: string, period: string): Showable {
    const units = this.#of.plan.byKey.get(key)?.units ?? [];
    const shown = units.map((unit) => this.#mayShow(unit, period));
    return (scopeId, part) => shown.every((one) => one(scopeId, part));
  }

  /** The municipality's value. */
  municipality(key: string, period: string, municipalityId: string): IndicatorValueView {
    return this.#whole(key, period, municipalityId, null, (readable, unit) => {
      const set = this.#set(unit, period);
      const { viewer } = this.#of;
      return presentMunicipality(readable, set, period, viewer, this.#mayShow(unit, period));
    });
  }

  /** Values of the organizations that the reader may see, by organization. */
  organizations(
    key: string,
    period: string,
    of: ReadonlyMap<string, Pick<Organization, 'cluster'>>,
  ): Map<string, IndicatorValueView> {
    const { plan, viewer } = this.#of;
    const units = plan.byKey.get(key)?.units ?? [];
    const shown = units.map(
      (unit) =>
        [
          unit.part,
          presentOrganizations(
            this.#readable(unit),
            this.#set(unit, period),
            viewer,
            this.#mayShow(unit, period),
          ),
        ] as const,
    );
    const byPart = new Map(shown);
    const judged = this.#of.judgements.flatMap(({ indicator, organizationId, ...one }) =>
      indicator === key && one.period === period ? (organizationId ?? []) : [],
    );
    const ids = new Set([...shown.flatMap(([, values]) => [...values.keys()]), ...judged]);
    return new Map(
      [...ids].map((id) => [
        id,
        this.#whole(
          key,
          period,
          id,
          of.get(id)?.cluster ?? null,
          (_, unit) => byPart.get(unit.part)?.get(id) ?? noValue(period),
        ),
      ]),
    );
  }

  #readable(unit: Unit): Readable {
    const { plan } = this.#of;
    const confidentiality = plan.indicators.get(unit.key)?.confidentiality ?? 'named';
    return { kind: unit.measure.kind, confidentiality };
  }

  #whole(
    key: string,
    period: string,
    scopeId: string,
    cluster: string | null,
    figureOf: (readable: Readable, unit: Unit) => FigureView,
  ): IndicatorValueView {
    const { plan } = this.#of;
    const bound = plan.byKey.get(key);
    const [first] = bound?.units ?? [];
    if (!bound || !first) return bare(noValue(period));
    if (first.measure.kind === 'judgement' && first.part === '') {
      return this.#judged(key, period, scopeId, first.measure.rubric);
    }
    const parts = bound.units.flatMap((unit) => this.#partsOf(unit, period, scopeId, figureOf));
    if (first.part !== '') return { ...bare(compositeOf(period, parts)), parts };
    const figure = figureOf(this.#readable(first), first);
    const { catalog, indicators } = plan;
    const decimals = indicators.get(key)?.decimals ?? 0;
    const target = targetOf(catalog.targets, { key, period, cluster }, figure, decimals);
    return { ...bare(figure), parts, target };
  }

  #partsOf(
    unit: Unit,
    period: string,
    scopeId: string,
    figureOf: (readable: Readable, unit: Unit) => FigureView,
  ): IndicatorValueView['parts'] {
    const { plan, viewer } = this.#of;
    const readable = this.#readable(unit);
    const own = this.#compositePart(unit);
    const whole = own ? [{ ...own, value: figureOf(readable, unit) }] : [];
    if (!maySeeParts(readable, viewer)) return whole;
    const visible =
      viewer.organizations === 'all' ||
      viewer.organizations.includes(scopeId) ||
      cityOf(this.#of, scopeId);
    const rows = visible
      ? (this.#set(unit, period).parts ?? []).filter((row) => row.scopeId === scopeId)
      : [];
    const showable = this.#mayShow(unit, period);
    const divided = plan.partsOf(unit).flatMap(({ id, title }) => {
      const row = rows.find(({ part }) => part === partName(unit, id));
      if (!row) return [];
      const value = present(readable, row, viewer, showable);
      return [
        {
          id: partName(unit, id),
          title: own ? `${own.title}: ${title}` : title,
          unit: own?.unit ?? null,
          decimals: own?.decimals ?? null,
          value,
        },
      ];
    });
    return [...whole, ...divided];
  }

  #compositePart({ key, part }: Unit) {
    const source = this.#of.plan.byKey.get(key)?.source;
    if (part === '' || source?.kind !== 'composite') return null;
    const own = source.parts.find(({ id }) => id === part);
    return own && { id: part, title: own.title, unit: own.unit, decimals: own.decimals };
  }

  #judged(key: string, period: string, scopeId: string, rubricId: string): IndicatorValueView {
    const { judgements, plan } = this.#of;
    const found = judgements.find(
      (one) =>
        one.indicator === key &&
        one.period === period &&
        (one.organizationId ?? one.municipalityId) === scopeId,
    );
    const rubric = plan.catalog.rubrics.find(({ id }) => id === rubricId);
    const level = found && rubric?.levels.find(({ id }) => id === found.level);
    const figure = { ...noValue(period), reason: found ? 'judged' : 'notJudged' } as const;
    return {
      ...bare({ ...figure, freshAt: found?.at.toISOString() ?? null }),
      judgement: found ? { level: found.level, title: level?.title ?? found.level } : null,
    };
  }
}

/** A figure without parts, target and conclusion. */
export function bare(figure: FigureView): IndicatorValueView {
  return { ...figure, parts: [], target: null, judgement: null };
}

/** A composite has no number of its own; it says what its parts have in common. */
function compositeOf(period: string, parts: IndicatorValueView['parts']): FigureView {
  const values = parts.map(({ value }) => value);
  const told = values.some(({ value }) => value !== null);
  const [first] = values;
  if (!first) return noValue(period);
  return {
    ...noValue(period),
    expected: first.expected,
    reported: first.reported,
    reason: told ? null : first.reason,
    hidden: values.every(({ hidden }) => hidden),
    freshAt: first.freshAt,
  };
}

function withoutPrefix(part: string, unit: Unit): string {
  return unit.part === '' ? part : part.slice(unit.part.length + 1);
}

function cityOf({ rows }: Material, scopeId: string): boolean {
  return rows.some((row) => row.scopeId === scopeId && row.scope === 'municipality');
}
