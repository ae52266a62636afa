import { useTranslation } from 'react-i18next';
import type {
  CompiledCell,
  CompiledColumn,
} from '../../../../../server/completeness/compilation.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { cellWords } from './cell-words.ts';

interface CompiledCellTextProps {
  cell: CompiledCell | undefined;
  column: CompiledColumn;
}

/** A figure or its reason, and in small what belongs beside it. */
export function CompiledCellText({ cell, column }: CompiledCellTextProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!cell) return null;
  const { text, quiet, under } = cellWords(cell, column, { t, language });
  return (
    <>
      <span className={quiet ? 'reason' : undefined}>{text}</span>
      {under.map((line) => (
        <span key={line} className="under">
          {line}
        </span>
      ))}
    </>
  );
}
