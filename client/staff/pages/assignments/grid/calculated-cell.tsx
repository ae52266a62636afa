import { useTranslation } from 'react-i18next';
import { formatPlain } from '../../../format/number.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { fieldId } from '../field-id.ts';
import { useField } from '../store/fill-context.ts';
import { placeProps, type CellProps } from './number-cell.tsx';

/** A value that the form works out itself, at once. */
export function CalculatedCell({ question, column, labelledBy }: CellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { value } = useField(question.name);
  const known = typeof value === 'number' || typeof value === 'string';
  return (
    <output
      id={fieldId(question.name)}
      className="calculated"
      title={t('fill.calculated')}
      aria-labelledby={labelledBy}
      {...placeProps(column)}
    >
      {known ? (
        typeof value === 'number' ? (
          formatPlain(value, language)
        ) : (
          value
        )
      ) : (
        <span className="quiet" aria-label={t('fill.notYet')}>
          …
        </span>
      )}
    </output>
  );
}
