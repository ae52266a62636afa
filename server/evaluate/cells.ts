import type { PeriodType } from '../../forms/schema.ts';
import { periodFault } from '../campaigns/period.ts';
import { period as periodShape } from '../campaigns/schema.ts';
import type { Organization } from '../organizations/model.ts';
import type { CsvRow } from './csv.ts';
import type { Loading } from './loading.ts';

/** Cells that several files have; each says at its place what is wrong and then gives null. */

/** Headings of the columns that say whose and when. */
export const placeColumns = {
  organization: { also: ['организация'], required: true },
  period: { also: ['период'] },
} as const;

/** The organization that a row names by its code or its name. */
export function organizationOf(
  row: Pick<CsvRow<'organization'>, 'get' | 'refuse'>,
  { organizations }: Pick<Loading, 'organizations'>,
): Organization | null {
  const text = row.get('organization');
  const found = organizations.find(text);
  if (found) return found;
  if (text !== '' && organizations.isRefused(text)) return null;
  row.refuse(
    'organization',
    text === ''
      ? { ru: 'не указана организация.', en: 'no organization is named.' }
      : {
          ru: `организации «${text}» нет в organizations.csv.`,
          en: `there is no organization “${text}” in organizations.csv.`,
        },
  );
  return null;
}

/** The period of a row: that of the run where the cell is empty. */
export function periodOf(
  row: CsvRow<'period'>,
  loading: Loading,
  type: PeriodType | null = null,
): string | null {
  return checkedPeriod(row.get('period') || loading.period, type, (message) =>
    row.refuse('period', message),
  );
}

/** A period that fits its kind, or null with what is wrong. */
export function checkedPeriod(
  period: string,
  type: PeriodType | null,
  refuse: (message: { ru: string; en: string }) => void,
): string | null {
  if (!periodShape.safeParse(period).success) {
    refuse({
      ru: `«${period}» — не период: пишут 2021, 2021-2022, 2021-H1, 2021-Q3, 2021-09.`,
      en: `“${period}” is no period: write 2021, 2021-2022, 2021-H1, 2021-Q3, 2021-09.`,
    });
    return null;
  }
  const fault = type === null ? null : periodFault(type, period);
  if (fault) refuse({ ru: `${fault.ru}, а здесь ${period}.`, en: `${fault.en}, not ${period}.` });
  return fault ? null : period;
}

/** A number with a point. */
export function numberOf<Name extends string>(
  row: Pick<CsvRow<Name>, 'refuse'>,
  column: Name,
  text: string,
): number | null {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  row.refuse(
    column,
    /^-?\d+,\d+$/.test(text)
      ? {
          ru: `«${text}»: дробная часть отделяется точкой.`,
          en: `“${text}”: decimals stand after a point.`,
        }
      : { ru: `нужно число, а здесь «${text}».`, en: `a number is needed, not “${text}”.` },
  );
  return null;
}

const yes = new Set(['да', 'yes', 'true', '1']);
const no = new Set(['нет', 'no', 'false', '0']);

/** Yes or no, in words or as 1 and 0. */
export function yesNoOf<Name extends string>(
  row: Pick<CsvRow<Name>, 'refuse'>,
  column: Name,
  text: string,
): boolean | null {
  const word = text.toLowerCase();
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  row.refuse(column, {
    ru: `нужно «да» или «нет», а здесь «${text}».`,
    en: `yes or no is needed, not “${text}”.`,
  });
  return null;
}
