import type { TFunction } from 'i18next';
import type { MatrixCell } from '../../../../server/completeness/schema.ts';
import { formatDate } from '../../format/date.ts';
import { withUnit } from '../../format/number.ts';
import type { Language } from '../../i18n/index.ts';

/** The shapes that tell states apart without colour. */
export type Shape = 'none' | 'part' | 'sign' | 'done' | 'late' | 'back' | 'double' | 'over';

export interface StandingLook {
  shape: Shape;
  tone: 'good' | 'busy' | 'wait' | 'quiet' | 'bad';
  text: string;
  /** What else there is to know: the draft under what is overdue, the day, a longer deadline. */
  under: string[];
}

interface Telling {
  t: TFunction;
  language: Language;
  zone: string;
}

/** How much of a form is filled in, in whole per cent; never 100 before the last quantity. */
function filledShare({ filled, of }: Pick<MatrixCell, 'filled' | 'of'>): number {
  return of === 0 ? 0 : Math.floor((100 * Math.min(filled, of)) / of);
}

/** Where a form stands, in a word with a shape, and what belongs beside it. */
export function standingLook(cell: MatrixCell, { t, language, zone }: Telling): StandingLook {
  const { state, onTime, overdue, exception, submittedAt, changedAfterAcceptance } = cell;
  const day = (iso: string) => formatDate(iso, zone, language);
  const own = ownLook(cell, t);
  const extended =
    exception && submittedAt === null
      ? [t('completeness.extendedUntil', { day: day(exception.until) })]
      : [];
  if (overdue) {
    const text = t('completeness.standings.overdue');
    return { shape: 'over', tone: 'bad', text, under: [...extended, own.text] };
  }
  const handedIn = state === 'submitted' || state === 'accepted';
  const under = [
    ...extended,
    ...(handedIn && submittedAt ? [day(submittedAt)] : []),
    ...(state === 'accepted' && onTime === false ? [t('completeness.standings.late')] : []),
    ...(changedAfterAcceptance > 0
      ? [t('completeness.changed', { count: changedAfterAcceptance })]
      : []),
    ...(state === 'submitted' && cell.violations > 0
      ? [t('completeness.violations', { count: cell.violations })]
      : []),
  ];
  return { ...own, under };
}

function ownLook(cell: MatrixCell, t: TFunction): Omit<StandingLook, 'under'> {
  switch (cell.state) {
    case 'notStarted':
      return { shape: 'none', tone: 'quiet', text: t('completeness.standings.notStarted') };
    case 'draft': {
      const share = withUnit(String(filledShare(cell)), '%');
      return { shape: 'part', tone: 'busy', text: t('completeness.standings.draft', { share }) };
    }
    case 'toSign':
      return { shape: 'sign', tone: 'busy', text: t('completeness.standings.toSign') };
    case 'submitted':
      return cell.onTime === false
        ? { shape: 'late', tone: 'wait', text: t('completeness.standings.late') }
        : { shape: 'done', tone: 'good', text: t('completeness.standings.onTime') };
    case 'returned':
      return { shape: 'back', tone: 'wait', text: t('completeness.standings.returned') };
    case 'accepted':
      return { shape: 'double', tone: 'good', text: t('completeness.standings.accepted') };
  }
}
