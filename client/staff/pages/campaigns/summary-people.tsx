import { useTranslation } from 'react-i18next';
import type { Row, Summary } from '../../../../server/reports/schema.ts';
import { formatDate } from '../../format/date.ts';
import { formatNumber, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { rateOf } from './summary-words.ts';

/** Columns about participation: a data form has one, a questionnaire three. */
export function peopleColumns({ campaign }: Summary): ('n' | 'expected' | 'rate')[] {
  return campaign.kind === 'dataForm' ? ['n'] : ['n', 'expected', 'rate'];
}

interface PeopleCellProps {
  row: Row;
  column: 'n' | 'expected' | 'rate';
  summary: Summary;
}

/** How many took part, of how many. */
export function PeopleCell({ row, column, summary }: PeopleCellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reason = (text: string) => <span className="reason">{text}</span>;
  const { n, expected } = row;
  if (summary.campaign.kind === 'dataForm') {
    if (row.kind !== 'organization') return t('common.of', { part: n ?? 0, whole: expected ?? 0 });
    if (row.submittedAt === null) return reason(t('summary.reasons.notSubmitted'));
    return <span className="day">{formatDate(row.submittedAt, summary.timeZone, language)}</span>;
  }
  if (column === 'expected') {
    if (expected === null) return reason(t('summary.notStated'));
    return formatNumber(expected, 0, language);
  }
  if (n === null) return reason(t('results.hidden', { count: summary.minimumGroup }));
  if (n === 0) return reason(t('summary.reasons.noAnswers'));
  if (column === 'n') return formatNumber(n, 0, language);
  const rate = rateOf(row);
  if (rate === null) return reason(t('summary.notStated'));
  return (
    <>
      {withUnit(formatNumber(rate, 1, language), '%')}
      {rate > 100 && <span className="under">{t('summary.over')}</span>}
    </>
  );
}
