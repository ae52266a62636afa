import type { Language } from '../../forms/run/text.ts';
import { reasonWords } from '../reports/words.ts';
import type { CompiledCell } from './compilation.schema.ts';

/** Headings and sentences of the compiled table as a spreadsheet. */
export const compilationWords = {
  ru: {
    file: 'Свод за период',
    sheet: 'Свод',
    status: 'Предварительные',
    organization: 'Организация',
    cluster: 'Кластер',
    fullName: 'Полное название',
    subtotal: 'Итого по кластеру: ',
    total: 'Итого по муниципалитету',
    reporting: 'сообщили',
    page: 'Страница &P из &N',
    notAsked: 'не запрашивалось',
    notInForm: 'вопроса не было в форме этой организации',
    preliminary: 'предварительно',
    final: 'принято',
  },
  en: {
    file: 'Compiled table',
    sheet: 'Table',
    status: 'Preliminary',
    organization: 'Organization',
    cluster: 'Cluster',
    fullName: 'Full name',
    subtotal: 'Cluster total: ',
    total: 'Municipality total',
    reporting: 'reported',
    page: 'Page &P of &N',
    notAsked: 'not asked',
    notInForm: 'this organization’s form did not ask it',
    preliminary: 'preliminary',
    final: 'accepted',
  },
} as const;

/** Why a cell has no figure: «нет данных: сведения не вели», «не запрашивалось». */
export function whyWords({ why, reason }: CompiledCell, language: Language): string {
  if (why === undefined) return '';
  if (why === 'notAsked' || why === 'notInForm') return compilationWords[language][why];
  return reasonWords({ why, ...(reason === undefined ? {} : { reason }) }, 1, language);
}
