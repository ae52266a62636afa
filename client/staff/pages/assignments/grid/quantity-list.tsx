import Box from '@mui/material/Box';
import { memo } from 'react';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import type { GridRow } from '../layout/blocks.ts';
import { RemarkCell, RemarkText } from '../review/remark-cell.tsx';
import { useReview } from '../review/review-context.ts';
import { useField, useIsMarked } from '../store/fill-context.ts';
import { Conflict } from './conflict-row.tsx';
import { listLook } from './grid-look.ts';
import { Notes } from './notes.tsx';
import { OfferCell } from './offer-cell.tsx';
import { QuantityCell } from './quantity-cell.tsx';
import { RowTitle } from './row-title.tsx';
import { SaveMark } from './save-mark.tsx';
import { StateCell } from './state-cell.tsx';

/** The quantities of a table one under another, for a phone. */
export function QuantityList({ rows }: { rows: GridRow[] }) {
  return (
    <Box sx={listLook}>
      {rows.map((row) => (
        <Lines key={row.id} row={row} />
      ))}
    </Box>
  );
}

const Lines = memo(function Lines({ row }: { row: GridRow }) {
  const language = useLanguage();
  const [only] = row.cells;
  if (row.cells.length === 1 && only) return <Line row={row} question={only} />;
  return (
    <>
      <div className="line heading">
        <RowTitle row={row} id={`row-${row.id}`} />
      </div>
      {row.cells.map((question) => (
        <Line
          key={question.name}
          question={question}
          row={{
            ...row,
            id: question.name,
            under: row.id,
            title: { ru: localText(question.title, language) },
            cells: [question],
          }}
        />
      ))}
    </>
  );
});

function Line({ row, question }: { row: GridRow; question: CompiledQuestion }) {
  const language = useLanguage();
  const review = useReview() !== null;
  const marked = useIsMarked(row.cells);
  const { conflict } = useField(question.name);
  const id = `row-${row.id}`;
  const look = ['line', row.under === null ? '' : 'inner', marked ? 'marked' : ''].join(' ').trim();
  const computed = question.kind === 'calculated';
  return (
    <div className={look}>
      <span className="title">
        <RowTitle row={row} id={id} />
      </span>
      <div className="place">
        <QuantityCell
          question={question}
          labelledBy={[row.under && `row-${row.under}`, id].filter(Boolean).join(' ')}
          describedBy={`${id}-notes`}
        />
        {question.unit && <span className="unit">{localText(question.unit, language)}</span>}
        {!computed && <SaveMark name={question.name} />}
      </div>
      <div id={`${id}-notes`}>
        <Notes question={question} named={false} />
      </div>
      {conflict && <Conflict question={question} named={false} />}
      {!computed && (
        <div className="after">
          <OfferCell question={question} />
          <StateCell question={question} />
          {review && <RemarkCell questions={row.cells} />}
        </div>
      )}
      {review && <RemarkText question={question} named={false} />}
    </div>
  );
}
