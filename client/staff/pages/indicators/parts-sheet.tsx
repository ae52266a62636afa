import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { IndicatorDetail, IndicatorValueView } from '../../../../server/indicators/schema.ts';
import { formatPlain } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { PartValue } from './part-value.tsx';

type Part = IndicatorValueView['parts'][number];
const numbers = ['numerator', 'denominator', 'n'] as const;

/** The parts of the municipality's value: of a breakdown, or of an indicator made of several. */
export function PartsSheet({ detail }: { detail: IndicatorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { indicator } = detail;
  const parts = indicator.value?.parts ?? [];
  if (parts.length === 0) return null;
  // A subject nobody took in a procedure is no finding: dozens of such rows would bury the others.
  const counted = parts.filter(({ value }) => value.reason !== 'zeroDenominator');
  const rows = counted.length > 0 ? counted : parts;
  const known = numbers.filter((number) => rows.some(({ value }) => value[number] !== null));
  return (
    <Sheet title={t('indicator.parts')} flush>
      <DataTable
        caption={t('indicator.parts')}
        rows={rows}
        rowKey={({ id }) => id}
        filter={false}
        copyable
        columns={[
          {
            id: 'title',
            title: t('indicator.part'),
            width: '40%',
            sortBy: ({ title }) => title,
            cell: ({ title }) => title,
          },
          {
            id: 'value',
            title: t('indicator.value'),
            figure: true,
            sortBy: ({ value }) => value.value,
            cell: (part) => <PartValue part={part} indicator={indicator} />,
          },
          ...known.map((number): Column<Part> => ({
            id: number,
            title: t(`indicator.${number}`),
            figure: true,
            sortBy: ({ value }) => value[number],
            cell: ({ value }) =>
              value[number] === null ? '' : formatPlain(value[number], language),
          })),
        ]}
      />
      {rows.length < parts.length && (
        <Typography
          variant="body2"
          sx={{ px: { xs: 2, sm: 2.5 }, pb: 2, pt: 1, color: 'text.secondary' }}
        >
          {t('indicator.emptyParts', { count: parts.length - rows.length })}
        </Typography>
      )}
    </Sheet>
  );
}
