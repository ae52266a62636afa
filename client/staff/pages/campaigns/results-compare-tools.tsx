import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../../server/responses/schema.ts';
import { SelectField } from '../../ui/select-field.tsx';
import type { Measure, Order } from './results-compare.ts';

interface CompareToolsProps {
  question: Comparison['question'];
  /** Whether the answers have a mean. */
  mean: boolean;
  measure: Measure;
  onMeasure: (measure: Measure) => void;
  order: Order;
  onOrder: (order: Order) => void;
  inClusters: boolean;
  /** Null where the organizations have no clusters. */
  onInClusters: ((inClusters: boolean) => void) | null;
}

const orders = ['value', 'valueUp', 'name', 'n'] as const;
const orderTexts = {
  value: 'comparison.byValue',
  valueUp: 'comparison.byValueUp',
  name: 'comparison.byName',
  n: 'comparison.byN',
} as const;

/** What is compared and in which order. */
export function CompareTools(props: CompareToolsProps) {
  const { question, mean, measure, onMeasure, order, onOrder, inClusters, onInClusters } = props;
  const { t } = useTranslation();
  const kinds = [...(mean ? (['mean'] as const) : []), 'share' as const];
  const toggle = (i: number) => {
    const without = measure.options.filter((one) => one !== i);
    const options = without.length < measure.options.length ? without : [...without, i];
    onMeasure({ kind: 'share', options });
  };
  return (
    <Box sx={{ mb: 2, displayPrint: 'none' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        {kinds.length > 1 && (
          <SelectField
            label={t('comparison.measure')}
            value={measure.kind}
            sx={{ maxWidth: '16rem' }}
            onChange={(kind) =>
              onMeasure(
                kind === 'mean'
                  ? { kind, options: [] }
                  : { kind: 'share', options: topOf(question.cells.length) },
              )
            }
            options={kinds.map((kind) => ({ value: kind, text: t(`comparison.${kind}`) }))}
          />
        )}
        <SelectField
          label={t('comparison.sort')}
          value={order}
          sx={{ maxWidth: '14rem' }}
          onChange={(value) => onOrder(orders.find((one) => one === value) ?? 'value')}
          options={orders.map((one) => ({ value: one, text: t(orderTexts[one]) }))}
        />
        {onInClusters && (
          <FormControlLabel
            label={t('comparison.inClusters')}
            control={
              <Checkbox
                checked={inClusters}
                onChange={(event) => onInClusters(event.target.checked)}
              />
            }
          />
        )}
      </Box>
      {measure.kind === 'share' && (
        <Box
          role="group"
          aria-label={t('comparison.options')}
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, mt: 0.5 }}
        >
          {question.cells.map(({ value, text }, i) => (
            <FormControlLabel
              key={String(value)}
              label={text}
              control={
                <Checkbox
                  size="small"
                  checked={measure.options.includes(i)}
                  onChange={() => toggle(i)}
                />
              }
            />
          ))}
        </Box>
      )}
    </Box>
  );
}

/** On a scale, the two best answers: «скорее да» and «да». */
function topOf(length: number): number[] {
  return length > 2 ? [length - 2, length - 1] : [length - 1];
}
