import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorRow, IndicatorTree } from '../../../../server/indicators/schema.ts';
import { formatDay } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Completeness, completenessOf } from './completeness.tsx';
import { IndicatorMarks } from './indicator-marks.tsx';
import { indicatorPath } from './indicator-path.ts';
import { IndicatorValue } from './indicator-value.tsx';

interface DirectionTableProps {
  direction: IndicatorTree['directions'][number];
  period: string;
}

interface Row extends IndicatorRow {
  criterion: string;
}

/** The indicators of one direction under the headings of their criteria. */
export function DirectionTable({ direction, period }: DirectionTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const rows = useMemo(
    () =>
      direction.criteria.flatMap(({ title, indicators }) =>
        indicators.map((indicator): Row => ({ ...indicator, criterion: title })),
      ),
    [direction],
  );
  return (
    <DataTable
      id={`indicators.${direction.id}`}
      caption={direction.title}
      rows={rows}
      rowKey={({ key }) => key}
      groupOf={({ criterion }) => criterion}
      filter={false}
      copyable
      columns={[
        {
          id: 'name',
          title: t('indicator.name'),
          sortBy: ({ title }) => title,
          cell: (indicator) => (
            <>
              <TextLink to={indicatorPath(indicator.key, period)}>
                <ClampText text={indicator.title} />
              </TextLink>
              <IndicatorMarks indicator={indicator} />
            </>
          ),
        },
        {
          id: 'value',
          title: t('indicator.value'),
          figure: true,
          width: '12rem',
          sortBy: ({ value }) => value?.value ?? null,
          cell: (indicator) => <IndicatorValue value={indicator.value} indicator={indicator} />,
        },
        {
          id: 'completeness',
          title: <span title={t('indicator.completenessHint')}>{t('indicator.completeness')}</span>,
          name: t('indicator.completeness'),
          figure: true,
          width: '9rem',
          sortBy: ({ value }) => completenessOf(value),
          cell: ({ value }) => value?.reported != null && <Completeness value={value} />,
        },
        {
          id: 'fresh',
          title: t('indicator.fresh'),
          width: '10rem',
          sortBy: ({ value }) => value?.freshAt ?? null,
          cell: ({ value }) =>
            value?.freshAt && (
              <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
                {formatDay(value.freshAt, zone, language)}
              </Box>
            ),
        },
      ]}
    />
  );
}
