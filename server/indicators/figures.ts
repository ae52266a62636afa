import type { Judgement } from '../evidence/judgement.model.ts';
import type { Organization } from '../organizations/model.ts';
import { Disclosing, type Disclosed } from './disclosing.ts';
import { ownUnit } from './own-part.ts';
import type { FigureView, IndicatorValueView } from './schema.ts';
import {
  maySeeParts,
  noValue,
  present,
  presentMunicipality,
  presentOrganizations,
  type Readable,
  type Viewer,
} from './shown.ts';
import { targetOf } from './target.ts';
import { partName, type Unit } from './unit.ts';

/** What figures are made of: stored values, and who was asked, of one municipality. */
export interface Material extends Disclosed {
  judgements: readonly Judgement[];
  viewer: Viewer;
}

/** The figures that one reader may see, by indicator and period. */
export class Figures {
  readonly #of: Material;
  readonly #disclosing: Disclosing;

  constructor(of: Material) {
    this.#of = of;
    this.#disclosing = new Disclosing(of);
  }

  /** The municipality's value. */
  municipality(key: string, period: string, municipalityId: string): IndicatorValueView {
    return this.#whole(key, period, municipalityId, null, (readable, unit) => {
      const set = this.#disclosing.set(unit, period);
      const { viewer } = this.#of;
      return presentMunicipality(
        readable,
        set,
        period,
        viewer,
        this.#disclosing.mayShow(unit, period),
      );
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
            this.#disclosing.set(unit, period),
            viewer,
            this.#disclosing.mayShow(unit, period),
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
    const own = ownUnit(bound);
    if (!own) return { ...bare(compositeOf(period, parts)), parts };
    const figure = this.#told(figureOf(this.#readable(own), own), own, period);
    const { catalog, indicators } = plan;
    const decimals = indicators.get(key)?.decimals ?? 0;
    // How many are on a list is a matter of all organizations: none of them is a target's miss.
    if (own.measure.kind === 'list' && !cityOf(this.#of, scopeId))
      return { ...bare(figure), parts };
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
    const whole = own
      ? [{ ...own, value: this.#told(figureOf(readable, unit), unit, period) }]
      : [];
    if (!maySeeParts(readable, viewer)) return whole;
    const visible =
      viewer.organizations === 'all' ||
      viewer.organizations.includes(scopeId) ||
      cityOf(this.#of, scopeId);
    const rows = visible
      ? (this.#disclosing.set(unit, period).parts ?? []).filter((row) => row.scopeId === scopeId)
      : [];
    const showable = this.#disclosing.mayShow(unit, period);
    const divided = plan.partsOf(unit).flatMap(({ id, title }) => {
      const row = rows.find(({ part }) => part === partName(unit, id));
      if (!row) return [];
      const value = this.#told(present(readable, row, viewer, showable), unit, period);
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

  /** A figure with why it is hidden: for its few people, or till it is computed again. */
  #told(figure: FigureView, unit: Unit, period: string): FigureView {
    const waits = figure.reason === 'tooFew' && this.#disclosing.isUncounted(unit, period);
    return waits ? { ...figure, reason: 'notCounted' } : figure;
  }

  #compositePart({ key, part }: Unit) {
    const source = this.#of.plan.byKey.get(key)?.source;
    if (part === '' || source?.kind !== 'composite') return null;
    const own = source.parts.find(({ id }) => id === part);
    return own && { id: part, title: own.title, unit: own.unit, decimals: own.decimals };
  }

  #judged(key: string, period: string, scopeId: string, rubricId: string): IndicatorValueView {
    const { judgements, plan, viewer } = this.#of;
    if (plan.indicators.get(key)?.confidentiality === 'named' && !viewer.officer) {
      return bare({ ...noValue(period), reason: null, hidden: true });
    }
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

/** A composite without a number of its own says what its parts have in common. */
function compositeOf(period: string, parts: IndicatorValueView['parts']): FigureView {
  const values = parts.map(({ value }) => value);
  const told = values.some(({ value }) => value !== null);
  const [first] = values;
  if (!first) return noValue(period);
  return {
    ...noValue(period),
    expected: first.expected,
    answered: first.answered,
    reported: first.reported,
    reason: told ? null : first.reason,
    hidden: values.every(({ hidden }) => hidden),
    freshAt: first.freshAt,
  };
}

function cityOf({ rows }: Material, scopeId: string): boolean {
  return rows.some((row) => row.scopeId === scopeId && row.scope === 'municipality');
}
