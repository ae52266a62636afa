import type { TFunction } from 'i18next';
import type {
  CoveredIndicator,
  SourceState,
} from '../../../../server/indicators/coverage.schema.ts';
import { queryString } from '../../api.ts';
import { offeredPeriods } from '../../format/period.ts';
import { importPath } from '../external/import-path.ts';
import { indicatorPath } from './indicator-path.ts';
import { computedPath } from './computed/computed-path.ts';

/** What to do next so that an indicator gets its value. */
export interface Step {
  /** The same for every indicator that waits for the same deed. */
  id: string;
  text: string;
  /** The deed as the list of all deeds names it; null: it is none by itself. */
  deed: string | null;
  to: string | null;
}

/** In whose eyes steps are told. */
export interface StepLook {
  t: TFunction;
  period: string;
  typeName: (type: string) => string;
  periodName: (period: string) => string;
  /** What the reader may do: links lead only where he may go. */
  can: (permission: string) => boolean;
}

/** What stands between an indicator and its value: one step for each source that is not there. */
export function stepsOf(
  { key, state, reason }: Pick<CoveredIndicator, 'key' | 'state' | 'reason'>,
  sources: readonly SourceState[],
  look: StepLook,
): Step[] {
  const { t, period } = look;
  if (state === 'judgement') {
    if (reason === null) return [];
    const to = `/evidence${queryString({ tab: 'conclusions', period })}`;
    const text = t('coverage.step.judge');
    return [{ id: 'judge', text, deed: t('coverage.step.judgeAll'), to }];
  }
  const steps = sources.flatMap((source) => stepsOfSource(source, key, look));
  return [...new Map(steps.map((step) => [step.id, step])).values()];
}

function stepsOfSource(source: SourceState, key: string, look: StepLook): Step[] {
  const { t, period, can } = look;
  const { status, kind, ref, title, ways, periodType } = source;
  if (status === 'there') return [];
  if (status === 'otherPeriod') {
    const type = periodType ?? 'schoolYear';
    const id = `period:${type}`;
    const kind = t(`coverage.kindAccusative.${type}`);
    // The year that the period begins in has such a one, except for days.
    const [other] = offeredPeriods(type, period);
    if (other === undefined) {
      return [{ id, text: t('coverage.step.otherPeriod', { kind }), deed: null, to: null }];
    }
    const text = t('coverage.step.openPeriod', { kind, period: look.periodName(other) });
    return [{ id, text, deed: null, to: indicatorPath(key, other) }];
  }
  switch (kind) {
    case 'table': {
      const text = t('coverage.step.table', { table: title });
      const to = can('external.write') ? importPath(ref, period) : '/external';
      return [{ id: source.id, text, deed: text, to }];
    }
    case 'external': {
      const text = t('coverage.step.external', { source: title });
      return [{ id: 'external', text, deed: t('coverage.step.externalAll'), to: '/external' }];
    }
    case 'evidence': {
      const text = t('coverage.step.evidence', { document: title });
      const to = `/evidence${queryString({ period })}`;
      return [{ id: 'evidence', text, deed: t('coverage.step.evidenceAll'), to }];
    }
    case 'indicator': {
      const text = t('coverage.step.indicator', { indicator: title });
      return [{ id: source.id, text, deed: null, to: indicatorPath(ref, period) }];
    }
    case 'computed': {
      const text = t('coverage.step.computed', { computed: title });
      return [{ id: source.id, text, deed: null, to: computedPath(ref, period) }];
    }
    default:
      return ways.map((way) => stepOfWay(way, look));
  }
}

function stepOfWay(way: SourceState['ways'][number], { t, can, typeName }: StepLook): Step {
  const { form, campaign, status, type } = way;
  if (status === 'noOrganization') {
    const text = t('coverage.step.organization', { type: typeName(type ?? '') });
    return { id: `type:${type ?? ''}`, text, deed: text, to: '/organizations' };
  }
  if (campaign === null) {
    const { key, title, version } = form;
    const may = can('campaign.create') && version !== null;
    const text = t(may ? 'coverage.step.ask' : 'coverage.step.askShown', { form: title });
    const page = version === null ? null : `/forms/${key}/${version}`;
    const to = may ? `/campaigns/new${queryString({ form: key, version })}` : page;
    return { id: `form:${key}`, text, deed: text, to };
  }
  const { id, title, state } = campaign;
  const word = { draft: 'open', planned: 'planned', open: 'wait', closed: 'late' } as const;
  const text = t(`coverage.step.${word[state]}`, { campaign: title });
  return { id: `campaign:${id}`, text, deed: text, to: `/campaigns/${id}` };
}
