import { formatPlain } from '../../../format/number.ts';
import { fieldId } from '../field-id.ts';
import { useWords } from '../store/fill-context.ts';
import { placeProps, type CellProps } from './place.ts';

/** A value that the form works out itself, at once. */
export function CalculatedCell({ question, look: { value }, column, labelledBy }: CellProps) {
  const { t, language } = useWords();
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
