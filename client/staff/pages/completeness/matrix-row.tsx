import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MatrixForm, MatrixRow } from '../../../../server/completeness/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { RowBox } from '../../ui/row-box.tsx';
import { standingLook } from './standing.ts';
import { StandingMark } from './standing-mark.tsx';
import type { MatrixChoice } from './use-matrix-choice.ts';

interface MatrixRowCellsProps {
  row: MatrixRow;
  forms: readonly MatrixForm[];
  columns: readonly number[];
  zone: string;
  choice: MatrixChoice | null;
}

/** An organization's name and where it stands with each form; each leads to the form itself. */
export const MatrixRowCells = memo(function MatrixRowCells(props: MatrixRowCellsProps) {
  const { row, forms, columns, zone, choice } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <th scope="row" title={row.name}>
        {row.shortName}
      </th>
      {columns.map((index) => {
        const cell = row.cells[index];
        const form = forms[index];
        if (!cell || !form) {
          return (
            <td key={index} className="nobody">
              {t('completeness.notAsked')}
            </td>
          );
        }
        const look = standingLook(cell, { t, language, zone });
        const name = `${row.shortName}, ${localText(form.title, language)}`;
        const mark = <StandingMark {...look} />;
        if (cell.assignmentId === null) return <td key={index}>{mark}</td>;
        return (
          <td key={index}>
            <span className="cell">
              {choice && (
                <RowBox
                  label={t('common.choose', { name })}
                  checked={choice.has(cell.assignmentId)}
                  onChange={() => choice.toggle({ row, column: index })}
                />
              )}
              <Link
                to={`/assignments/${cell.assignmentId}`}
                aria-label={`${[look.text, ...look.under].join(', ')}: ${name}`}
              >
                {mark}
              </Link>
            </span>
          </td>
        );
      })}
    </>
  );
});
