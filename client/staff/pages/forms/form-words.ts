import { useTranslation } from 'react-i18next';

const audiences = ['parents', 'teachers', 'pupils', 'observers', 'organization'] as const;
const periodTypes = ['schoolYear', 'calendarYear', 'halfYear', 'quarter', 'month', 'day'] as const;

/** Words for the codes that a form carries; an unknown code stays as it is. */
export function useFormWords() {
  const { t } = useTranslation();
  return {
    audience: (code: string): string => {
      const known = audiences.find((one) => one === code);
      return known ? t(`campaign.audiences.${known}`) : code;
    },
    periodType: (code: string): string => {
      const known = periodTypes.find((one) => one === code);
      return known ? t(`form.periodTypes.${known}`) : code;
    },
  };
}
