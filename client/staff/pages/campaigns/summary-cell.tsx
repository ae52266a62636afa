import { useTranslation } from 'react-i18next';
import type { Cell, Column } from '../../../../server/reports/schema.ts';
import { useLanguage } from '../../i18n/index.ts';
import { cellText } from './summary-words.ts';

interface SummaryCellProps {
  cell: Cell | undefined;
  column: Column;
  minimumGroup: number;
}

/** A figure, or its reason in quiet words; under a total, of how many organizations it is. */
export function SummaryCell({ cell, column, minimumGroup }: SummaryCellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { text, quiet } = cellText(cell, column, { t, language, minimumGroup });
  const total = cell?.of !== undefined && cell.n !== undefined && cell.why !== 'notApplicable';
  return (
    <>
      <span className={quiet ? 'reason' : undefined}>{text}</span>
      {total && <span className="under">{t('common.of', { part: cell.n, whole: cell.of })}</span>}
    </>
  );
}
