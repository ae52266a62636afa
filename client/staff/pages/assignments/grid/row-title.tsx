import { useTranslation } from 'react-i18next';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { codeAndName, type GridRow } from '../layout/blocks.ts';
import { useFill, useForm } from '../store/fill-context.ts';

interface RowTitleProps {
  row: GridRow;
  id: string;
}

/** The name of a quantity, with the document's code («1.12.») set apart, and its hint. */
export function RowTitle({ row, id }: RowTitleProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { editable } = useFill();
  const { code, name } = codeAndName(localText(row.title, language));
  const only = row.cells.length === 1 ? row.cells[0]?.name : undefined;
  const required = useForm(({ fields }) => only !== undefined && fields.get(only)?.required);
  return (
    <>
      <span id={id}>
        {code && <span className="code">{code}</span>}
        {name}
      </span>
      {required && editable && (
        <span className="need" title={t('fill.required')} aria-hidden>
          {'\u00a0*'}
        </span>
      )}
      {row.description && (
        <span className="hint" id={`${id}-hint`}>
          {localText(row.description, language)}
        </span>
      )}
    </>
  );
}
