import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { IndicatorTree } from '../../../../server/indicators/schema.ts';
import { visuallyHidden } from '../../ui/visually-hidden.ts';
import { CriterionCards } from './criterion-cards.tsx';
import { CriterionRows } from './criterion-rows.tsx';

interface DirectionTableProps {
  direction: IndicatorTree['directions'][number];
  period: string;
  tableId: string;
}

/** The criteria and indicators of one direction; cards on a phone. */
export function DirectionTable({ direction, period, tableId }: DirectionTableProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  if (narrow) {
    return direction.criteria.map((criterion) => (
      <CriterionCards key={criterion.id} criterion={criterion} period={period} />
    ));
  }
  return (
    <>
      <Table id={tableId} stickyHeader sx={{ tableLayout: 'fixed' }}>
        <caption style={visuallyHidden}>{direction.title}</caption>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{t('indicator.name')}</TableCell>
            <TableCell scope="col" align="right" sx={{ width: 190 }}>
              {t('indicator.value')}
            </TableCell>
            <TableCell scope="col" align="right" sx={{ width: 110 }}>
              <span title={t('indicator.completenessHint')}>{t('indicator.completeness')}</span>
            </TableCell>
            <TableCell scope="col" sx={{ width: 150 }}>
              {t('indicator.fresh')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {direction.criteria.map((criterion) => (
            <CriterionRows key={criterion.id} criterion={criterion} period={period} />
          ))}
        </TableBody>
      </Table>
    </>
  );
}
