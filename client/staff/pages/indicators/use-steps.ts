import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageView } from '../../../../server/indicators/coverage.schema.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { usePerson } from '../../queries/person.ts';
import { typeOrder } from '../organizations/type-name.ts';
import { allOf } from './covered.ts';
import { stepsOf, type StepLook, type Step } from './next-steps.ts';

/** A deed with how many indicators wait for it. */
export type Deed = Step & { deed: string; count: number };

/** In whose eyes steps are told: the words, the period, what the reader may do. */
export function useStepLook(period: string): StepLook {
  const { t } = useTranslation();
  const language = useLanguage();
  const { permissions } = usePerson();
  return useMemo(
    () => ({
      t,
      period,
      typeName: (type) => {
        const known = typeOrder.find((one) => one === type);
        return known ? t(`organization.types.${known}`) : type;
      },
      periodName: (one) => periodName(one, language),
      can: (permission) => permissions.includes(permission),
    }),
    [t, language, period, permissions],
  );
}

/** What every indicator waits for, and the deeds that help most indicators first. */
export function useSteps(view: CoverageView): {
  of: ReadonlyMap<string, Step[]>;
  deeds: Deed[];
} {
  const look = useStepLook(view.period);
  return useMemo(() => {
    const byId = new Map(view.sources.map((one) => [one.id, one]));
    const of = new Map<string, Step[]>();
    const deeds = new Map<string, Deed>();
    for (const indicator of allOf(view)) {
      if (indicator.state === 'computed' || indicator.state === 'unbound') continue;
      const own = indicator.sources.flatMap((id) => byId.get(id) ?? []);
      const steps = stepsOf(indicator, own, look);
      of.set(indicator.key, steps);
      for (const step of steps) {
        if (step.deed === null) continue;
        const count = (deeds.get(step.id)?.count ?? 0) + 1;
        deeds.set(step.id, { ...step, deed: step.deed, count });
      }
    }
    return { of, deeds: [...deeds.values()].sort((a, b) => b.count - a.count) };
  }, [view, look]);
}
