import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { withProperties, type Item } from '../../../../../forms/edit/json.ts';
import { SelectField } from '../../../ui/select-field.tsx';

interface RatingFieldsProps {
  item: Item;
  words: (property: string, label: string) => ReactNode;
  change: (next: (old: Item) => Item) => void;
}

const numberOr = (value: unknown, usual: number) => (typeof value === 'number' ? value : usual);
const options = (numbers: number[]) =>
  numbers.map((one) => ({ value: String(one), text: String(one) }));

/** From which mark to which, and what the two ends mean. */
export function RatingFields({ item, words, change }: RatingFieldsProps) {
  const { t } = useTranslation();
  const own = Array.isArray(item.rateValues) && item.rateValues.length > 0;
  const min = numberOr(item.rateMin, 1);
  const step = numberOr(item.rateStep, 1);
  const max = numberOr(item.rateMax, min + step * (numberOr(item.rateCount, 5) - 1));
  const set = (next: { rateMin?: number; rateMax?: number }) =>
    change((old) =>
      withProperties(old, { rateMin: min, rateMax: max, rateCount: undefined, ...next }),
    );
  const lows = [...new Set([0, 1, min])].sort((a, b) => a - b);
  const highs = [...new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, max])]
    .filter((one) => one > min)
    .sort((a, b) => a - b);
  return (
    <>
      {own ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('editor.rateOwn')}
        </Typography>
      ) : (
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          <SelectField
            label={t('editor.rateFrom')}
            value={String(min)}
            options={options(lows)}
            onChange={(value) => set({ rateMin: Number(value) })}
            sx={{ maxWidth: 120 }}
          />
          <SelectField
            label={t('editor.rateTo')}
            value={String(max)}
            options={options(highs)}
            onChange={(value) => set({ rateMax: Number(value) })}
            sx={{ maxWidth: 120 }}
          />
        </Box>
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
        {words('minRateDescription', t('editor.rateLow'))}
        {words('maxRateDescription', t('editor.rateHigh'))}
      </Box>
    </>
  );
}
