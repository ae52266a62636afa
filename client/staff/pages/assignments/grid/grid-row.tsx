import { memo } from 'react';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { fieldId } from '../field-id.ts';
import { isQuantity, type GridRow } from '../layout/blocks.ts';
import { RemarkCell, RemarkEditor } from '../review/remark-cell.tsx';
import { useField, useIsMarked } from '../store/fill-context.ts';
import { Conflict } from './conflict-row.tsx';
import { Notes } from './notes.tsx';
import { OfferCell } from './offer-cell.tsx';
import { QuantityCell } from './quantity-cell.tsx';
import { RowTitle } from './row-title.tsx';
import { SaveMark } from './save-mark.tsx';
import { StateCell } from './state-cell.tsx';

export interface GridColumns {
  /** Ids of the column headings, where several quantities share a row. */
  crossed: string[];
  offers: boolean;
  /** Somebody looks through what was handed in and may remark on it. */
  review: boolean;
}

interface GridRowProps {
  row: GridRow;
  columns: GridColumns;
}

/** Ids of what names a quantity: its heading, its row, its column. */
function labelsOf({ id, under }: GridRow, column?: string): string {
  return [under && `row-${under}`, `row-${id}`, column].filter(Boolean).join(' ');
}

/** One line of a table of quantities; drawn again only when something of its own changes. */
export const GridRowView = memo(function GridRowView({ row, columns }: GridRowProps) {
  const language = useLanguage();
  const { id, cells, under } = row;
  const marked = useIsMarked(cells);
  const crossed = columns.crossed.length > 0;
  const span =
    (crossed ? columns.crossed.length : columns.offers ? 3 : 2) + 1 + (columns.review ? 1 : 0);
  const titleId = `row-${id}`;
  const notesId = `${titleId}-notes`;
  const describedBy = [row.description && `${titleId}-hint`, notesId].filter(Boolean).join(' ');
  const title = (
    <th scope="row" {...(cells.length === 0 ? { colSpan: span } : {})}>
      <div className={cells.length === 0 ? '' : 'title'}>
        <RowTitle row={row} id={titleId} />
      </div>
      <div id={notesId}>
        {cells.map((question) => (
          <Notes key={question.name} question={question} named={crossed} />
        ))}
      </div>
    </th>
  );
  if (cells.length === 0) return <tr className="heading">{title}</tr>;
  const look = [under === null ? '' : 'inner', marked ? 'marked' : ''].join(' ').trim();
  const single = crossed ? undefined : cells[0];
  return (
    <>
      <tr className={look}>
        {title}
        {cells.map((question, column) => (
          <td key={question.name} className="figure">
            <div className="place">
              <QuantityCell
                question={question}
                column={column}
                labelledBy={labelsOf(row, columns.crossed[column])}
                describedBy={describedBy}
              />
              {question.unit && !crossed && (
                <span className="unit">{localText(question.unit, language)}</span>
              )}
              {crossed && question.kind !== 'calculated' && <StateCell question={question} short />}
              <SaveMark name={question.name} />
            </div>
          </td>
        ))}
        {single && columns.offers && (
          <td className="after">
            <OfferCell question={single} column={1} />
          </td>
        )}
        {single && (
          <td className="after">
            {single.kind !== 'calculated' && <StateCell question={single} column={3} />}
          </td>
        )}
        {columns.review && (
          <td className="after">
            <RemarkCell questions={cells.filter(isQuantity)} />
          </td>
        )}
      </tr>
      {cells.map((question) => (
        <ConflictLine
          key={question.name}
          row={row}
          name={question.name}
          span={span}
          named={crossed}
        />
      ))}
      {columns.review && <RemarkEditor questions={cells} span={span} named={crossed} />}
    </>
  );
});

interface ConflictLineProps {
  row: GridRow;
  name: string;
  span: number;
  named: boolean;
}

function ConflictLine({ row, name, span, named }: ConflictLineProps) {
  const question = row.cells.find((one) => one.name === name);
  const { conflict } = useField(name);
  if (!conflict || !question) return null;
  return (
    <tr className="more" id={`${fieldId(name)}-conflict`}>
      <td colSpan={span}>
        <Conflict question={question} named={named} column={0} />
      </td>
    </tr>
  );
}
