import type { IndicatorRow, IndicatorValueView } from '../../../../server/indicators/schema.ts';
import { IndicatorValue } from './indicator-value.tsx';
import type { Scope } from './use-figure.ts';

interface PartValueProps {
  part: IndicatorValueView['parts'][number];
  indicator: IndicatorRow;
  scope?: Scope;
}

/** A part in its own unit; one of a breakdown in the unit of the whole. */
export function PartValue({ part, indicator, scope = 'municipality' }: PartValueProps) {
  const own =
    part.unit === null
      ? indicator
      : {
          ...indicator,
          unit: part.unit,
          unitCode: 'count' as const,
          decimals: part.decimals ?? 0,
        };
  const value = { ...part.value, parts: [], target: null, judgement: null };
  return <IndicatorValue value={value} indicator={own} scope={scope} />;
}
