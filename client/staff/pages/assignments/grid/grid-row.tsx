import { memo } from 'react';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import { fieldId } from '../field-id.ts';
import { isQuantity, type GridRow } from '../layout/blocks.ts';
import { RemarkCell, RemarkEditor } from '../review/remark-cell.tsx';
import { isMarked, useLooks, useWords } from '../store/fill-context.ts';
import type { FieldLook } from '../store/look.ts';
import { Conflict } from './conflict-row.tsx';
import { MissingNote, Notes } from './notes.tsx';
import { OfferCell } from './offer-cell.tsx';
import type { CellProps } from './place.ts';
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
  const { id, cells, under } = row;
  const looks = useLooks(cells);
  const crossed = columns.crossed.length > 0;
  const span =
    (crossed ? columns.crossed.length : columns.offers ? 3 : 2) + 1 + (columns.review ? 1 : 0);
  const titleId = `row-${id}`;
  const notesId = `${titleId}-notes`;
  const describedBy = [row.description && `${titleId}-hint`, notesId].filter(Boolean).join(' ');
  const each = cells.flatMap((question, at) => {
    const look = looks[at];
    return look ? [{ question, look }] : [];
  });
  const title = (
    <th scope="row" {...(cells.length === 0 ? { colSpan: span } : {})}>
      <div className={cells.length === 0 ? '' : 'title'}>
        <RowTitle row={row} id={titleId} />
      </div>
      <div id={notesId}>
        {crossed && <MissingNote looks={looks} />}
        {each.map(({ question, look }) => (
          <Notes key={question.name} question={question} look={look} named={crossed} />
        ))}
      </div>
    </th>
  );
  if (cells.length === 0) return <tr className="heading">{title}</tr>;
  const kind = [under === null ? '' : 'inner', isMarked(looks) ? 'marked' : ''].join(' ').trim();
  const single = crossed ? undefined : each[0];
  return (
    <>
      <tr className={kind}>
        {title}
        {each.map(({ question, look }, column) => (
          <Figure
            key={question.name}
            question={question}
            look={look}
            column={column}
            labelledBy={labelsOf(row, columns.crossed[column])}
            describedBy={describedBy}
            crossed={crossed}
          />
        ))}
        {single && columns.offers && (
          <td className="after">
            <OfferCell {...single} column={1} />
          </td>
        )}
        {single && (
          <td className="after">
            {single.question.kind !== 'calculated' && <StateCell {...single} column={3} />}
          </td>
        )}
        {columns.review && (
          <td className="after">
            <RemarkCell questions={cells.filter(isQuantity)} />
          </td>
        )}
      </tr>
      {each.map(({ question, look }) => (
        <ConflictLine
          key={question.name}
          question={question}
          look={look}
          span={span}
          named={crossed}
        />
      ))}
      {columns.review && <RemarkEditor questions={cells} span={span} named={crossed} />}
    </>
  );
});

/** The place of one quantity; of a row's places only the one that changed is drawn again. */
const Figure = memo(function Figure({ crossed, ...cell }: CellProps & { crossed: boolean }) {
  const { language } = useWords();
  const { question, look } = cell;
  return (
    <td className="figure">
      <div className="place">
        <QuantityCell {...cell} />
        {question.unit && !crossed && (
          <span className="unit">{localText(question.unit, language)}</span>
        )}
        {crossed && question.kind !== 'calculated' && (
          <StateCell question={question} look={look} short="cell" />
        )}
        <SaveMark look={look} />
      </div>
    </td>
  );
});

interface ConflictLineProps {
  question: CompiledQuestion;
  look: FieldLook;
  span: number;
  named: boolean;
}

function ConflictLine({ question, look, span, named }: ConflictLineProps) {
  if (!look.conflict) return null;
  return (
    <tr className="more" id={`${fieldId(question.name)}-conflict`}>
      <td colSpan={span}>
        <Conflict question={question} look={look} named={named} column={0} />
      </td>
    </tr>
  );
}
