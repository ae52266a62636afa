import { localText } from '../../../format/local-text.ts';
import { codeAndName, type GridRow } from '../layout/blocks.ts';
import { useFill } from '../store/fill-context.ts';

interface RowTitleProps {
  row: GridRow;
  id: string;
}

/** The name of a quantity, with the document's code («1.12.») set apart, and its hint. */
export function RowTitle({ row, id }: RowTitleProps) {
  const { editable, words } = useFill();
  const { t, language } = words;
  const { code, name } = codeAndName(localText(row.title, language));
  // Nearly everything has to be filled in: what need not be is said instead.
  const [only] = row.cells;
  const optional = only?.kind === 'number' && !only.required && !only.requiredIf;
  return (
    <>
      <span id={id}>
        {code && <span className="code">{code}</span>}
        {name}
      </span>
      {optional && editable && <span className="quiet"> ({t('fill.optional')})</span>}
      {row.description && (
        <span className="hint" id={`${id}-hint`}>
          {localText(row.description, language)}
        </span>
      )}
    </>
  );
}
