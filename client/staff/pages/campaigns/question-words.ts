import { useTranslation } from 'react-i18next';
import type { QuestionResult } from '../../../../server/responses/schema.ts';
import { formatNumber, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';

/** Figures of the results as they are read: shares, means with their scale, numbers of answers. */
export function useResultWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = (share: number) => {
    // Somebody is not nobody.
    const few = share > 0 && share < 0.5;
    return few ? withUnit('<1', '%') : withUnit(formatNumber(share, 0, language), '%');
  };
  return {
    percent,
    number: (value: number) => formatNumber(value, 0, language),
    responses: (count: number) => t('common.responses', { count }),
    mean: ({ mean, scale }: Pick<QuestionResult, 'mean' | 'scale'>) => {
      if (mean === null) return '';
      const value = formatNumber(mean, scale && scale.max <= 10 ? 1 : 2, language);
      return scale ? t('results.meanOf', { value, max: scale.max }) : t('results.mean', { value });
    },
    spoken: (answer: string, share: number, count: number) =>
      t('results.barSpoken', {
        answer,
        share: percent(share),
        responses: t('common.responses', { count }),
      }),
  };
}
