import Box from '@mui/material/Box';
import { memo, useMemo } from 'react';
import { localText } from '../../../format/local-text.ts';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import type { GridRow } from '../layout/blocks.ts';
import { RemarkCell, RemarkText } from '../review/remark-cell.tsx';
import { useReview } from '../review/review-context.ts';
import { isMarked, useLooks, useWords } from '../store/fill-context.ts';
import { Conflict } from './conflict-row.tsx';
import { listLook } from './grid-look.ts';
import { Notes } from './notes.tsx';
import { OfferCell } from './offer-cell.tsx';
import { QuantityCell } from './quantity-cell.tsx';
import { RowTitle } from './row-title.tsx';
import { SaveMark } from './save-mark.tsx';
import { StateCell } from './state-cell.tsx';

/** The quantities of a table one under another, for a phone. */
export function QuantityList({ rows }: { rows: readonly GridRow[] }) {
  return (
    <Box sx={listLook}>
      {rows.map((row) => (
        <Lines key={row.id} row={row} />
      ))}
    </Box>
  );
}

/** A part's name that leaves room for its number on the same line. */
const brief = 22;

const Lines = memo(function Lines({ row }: { row: GridRow }) {
  const { language } = useWords();
  const parts = useMemo(
    () =>
      row.cells.map((question): GridRow => {
        const title = { ru: localText(question.title, language) };
        return { ...row, id: question.name, under: row.id, title, cells: [question] };
      }),
    [row, language],
  );
  const [only] = row.cells;
  if (row.cells.length === 1 && only) return <Line row={row} question={only} />;
  return (
    <>
      <div className="line heading">
        <RowTitle row={row} id={`row-${row.id}`} />
      </div>
      {parts.map((part, at) => {
        const question = row.cells[at];
        return question && <Line key={question.name} question={question} row={part} />;
      })}
    </>
  );
});

interface LineProps {
  row: GridRow;
  question: CompiledQuestion;
}

const Line = memo(function Line({ row, question }: LineProps) {
  const { language } = useWords();
  const review = useReview() !== null;
  const looks = useLooks(row.cells);
  const [look] = looks;
  if (!look) return null;
  const id = `row-${row.id}`;
  const inner = row.under !== null;
  const short = inner && !row.description && localText(row.title, language).length <= brief;
  const kind = ['line', inner && 'inner', short && 'brief', isMarked(looks) && 'marked'];
  const computed = question.kind === 'calculated';
  return (
    <div className={kind.filter(Boolean).join(' ')}>
      <div className="both">
        <span className="title">
          <RowTitle row={row} id={id} />
        </span>
        <div className="place">
          <QuantityCell
            question={question}
            look={look}
            labelledBy={[row.under && `row-${row.under}`, id].filter(Boolean).join(' ')}
            describedBy={`${id}-notes`}
          />
          {question.unit && <span className="unit">{localText(question.unit, language)}</span>}
          {!computed && <SaveMark look={look} />}
          {!computed && <StateCell question={question} look={look} short="line" />}
        </div>
      </div>
      <div id={`${id}-notes`}>
        <Notes question={question} look={look} named={false} />
      </div>
      {look.conflict && <Conflict question={question} look={look} named={false} />}
      {!computed && (look.about.offers.length > 0 || review) && (
        <div className="after">
          <OfferCell question={question} look={look} />
          {review && <RemarkCell questions={row.cells} />}
        </div>
      )}
      {review && <RemarkText question={question} named={false} />}
    </div>
  );
});
