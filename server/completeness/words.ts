import type { Language } from '../../forms/run/text.ts';
import { dayWords, numberWords } from '../reports/words.ts';
import type { MatrixCell } from './schema.ts';

/** Headings and sentences of the spreadsheet of who has handed in what. */
export const matrixWords = {
  ru: {
    file: 'Сдача форм',
    matrix: 'Сдача форм',
    list: 'Список',
    organization: 'Организация',
    cluster: 'Кластер',
    subtotal: 'Итого по кластеру: ',
    total: 'Итого по муниципалитету',
    totals: 'Итого',
    asked: 'Запрошено',
    handedIn: 'Сдано',
    handedInRate: 'Сдано, %',
    onTime: 'Успели в срок',
    onTimeRate: 'Успели в срок, %',
    accepted: 'Принято',
    overdue: 'Просрочено',
    form: 'Форма',
    state: 'Состояние',
    filled: 'Заполнено',
    of: 'Показателей в форме',
    due: 'Срок',
    submitted: 'Сдана',
    wasOnTime: 'В срок',
    until: 'Продлено до',
    reason: 'Причина продления',
    yes: 'да',
    no: 'нет',
    page: 'Страница &P из &N',
  },
  en: {
    file: 'Form completeness',
    matrix: 'Completeness',
    list: 'List',
    organization: 'Organization',
    cluster: 'Cluster',
    subtotal: 'Cluster total: ',
    total: 'Municipality total',
    totals: 'Total',
    asked: 'Asked',
    handedIn: 'Handed in',
    handedInRate: 'Handed in, %',
    onTime: 'On time',
    onTimeRate: 'On time, %',
    accepted: 'Accepted',
    overdue: 'Overdue',
    form: 'Form',
    state: 'State',
    filled: 'Filled in',
    of: 'Quantities in the form',
    due: 'Due',
    submitted: 'Handed in',
    wasOnTime: 'On time',
    until: 'Extended until',
    reason: 'Reason of the extension',
    yes: 'yes',
    no: 'no',
    page: 'Page &P of &N',
  },
} as const;

const nbsp = '\u00a0';

const states = {
  ru: {
    notStarted: 'не начата',
    draft: 'черновик',
    toSign: 'на подписи',
    onTime: 'сдана в срок',
    late: 'сдана с опозданием',
    returned: 'возвращена',
    accepted: 'принята',
    acceptedLate: 'принята, сдана с опозданием',
    overdue: 'просрочена',
    extended: (day: string) => `продлено до ${day}`,
  },
  en: {
    notStarted: 'not started',
    draft: 'draft',
    toSign: 'to be signed',
    onTime: 'handed in on time',
    late: 'handed in late',
    returned: 'returned',
    accepted: 'accepted',
    acceptedLate: 'accepted, handed in late',
    overdue: 'overdue',
    extended: (day: string) => `extended until ${day}`,
  },
} as const;

/** How much of a form is filled in, in whole per cent; never 100 before the last quantity. */
export function filledShare({ filled, of }: Pick<MatrixCell, 'filled' | 'of'>): number {
  return of === 0 ? 0 : Math.floor((100 * Math.min(filled, of)) / of);
}

/** A cell in words: «просрочена, черновик 60 %», «продлено до 14.10.2021, не начата». */
export function standingWords(cell: MatrixCell, timeZone: string, language: Language): string {
  const w = states[language];
  const { state, onTime, overdue, exception, submittedAt } = cell;
  const share = `${numberWords(filledShare(cell), 0, language)}${nbsp}%`;
  const own = {
    notStarted: w.notStarted,
    draft: `${w.draft} ${share}`,
    toSign: w.toSign,
    submitted: onTime === false ? w.late : w.onTime,
    returned: w.returned,
    accepted: onTime === false ? w.acceptedLate : w.accepted,
  }[state];
  const extended =
    exception && submittedAt === null
      ? [w.extended(dayWords(exception.until, timeZone, language))]
      : [];
  return [...(overdue ? [w.overdue] : []), ...extended, own].join(', ');
}
