import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { IndicatorRow, IndicatorTree } from '../../../../server/indicators/schema.ts';
import { formatDay } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Completeness } from './completeness.tsx';
import { IndicatorMarks } from './indicator-marks.tsx';
import { indicatorPath } from './indicator-path.ts';
import { IndicatorValue } from './indicator-value.tsx';

export type Criterion = IndicatorTree['directions'][number]['criteria'][number];

interface CriterionRowsProps {
  criterion: Criterion;
  period: string;
}

/** A criterion's heading row and its indicators. */
export function CriterionRows({ criterion, period }: CriterionRowsProps) {
  return (
    <>
      {criterion.title && (
        <TableRow>
          <TableCell
            component="th"
            scope="colgroup"
            colSpan={4}
            sx={{ backgroundColor: '#f8fafb', fontWeight: 600, fontSize: '0.875rem' }}
          >
            {criterion.title}
          </TableCell>
        </TableRow>
      )}
      {criterion.indicators.map((indicator) => (
        <Row key={indicator.key} indicator={indicator} period={period} />
      ))}
    </>
  );
}

function Row({ indicator, period }: { indicator: IndicatorRow; period: string }) {
  const language = useLanguage();
  const zone = useZone();
  const { value } = indicator;
  return (
    <TableRow sx={{ '& > *': { verticalAlign: 'top' }, '&:hover': { backgroundColor: '#f6f9fa' } }}>
      <TableCell component="th" scope="row" sx={{ pl: 3.5, fontWeight: 400 }}>
        <TextLink to={indicatorPath(indicator.key, period)}>
          <ClampText text={indicator.title} />
        </TextLink>
        <IndicatorMarks indicator={indicator} />
      </TableCell>
      <TableCell align="right">
        <IndicatorValue value={value} indicator={indicator} />
      </TableCell>
      <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        <Completeness value={value} />
      </TableCell>
      <TableCell sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
        {value?.freshAt && formatDay(value.freshAt, zone, language)}
      </TableCell>
    </TableRow>
  );
}
