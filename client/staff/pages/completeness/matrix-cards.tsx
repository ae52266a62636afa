import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MatrixView } from '../../../../server/completeness/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DrawMore } from '../../ui/draw-more.tsx';
import { RowBox } from '../../ui/row-box.tsx';
import type { Shown } from './filter.ts';
import { standingLook } from './standing.ts';
import { markLook, StandingMark } from './standing-mark.tsx';
import type { MatrixChoice } from './use-matrix-choice.ts';

interface MatrixCardsProps {
  view: MatrixView;
  shown: Shown;
  choice: MatrixChoice | null;
}

const step = 40;

/** On a phone: organization by organization, its forms one under the other. */
export function MatrixCards({ view, shown, choice }: MatrixCardsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [limit, setLimit] = useState(step);
  const drawn = shown.rows.slice(0, limit);
  return (
    <>
      <Box component="ul" aria-label={t('completeness.title')} sx={look}>
        {drawn.map((row) => (
          <li key={row.id}>
            <div className="name">
              {choice && (
                <RowBox
                  label={t('common.choose', { name: row.shortName })}
                  checked={choice.state({ row }) === 'all'}
                  some={choice.state({ row }) === 'some'}
                  onChange={() => choice.toggle({ row })}
                  large
                />
              )}
              <span>
                {row.shortName}
                <span className="under">
                  {[
                    row.cluster,
                    t('completeness.inOf', { part: row.tally.handedIn, whole: row.tally.asked }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </div>
            {shown.columns.map((index) => {
              const cell = row.cells[index];
              const form = view.forms[index];
              if (!cell || !form) return null;
              const name = localText(form.title, language);
              const { assignmentId } = cell;
              const mark = (
                <>
                  <span className="form">{name}</span>
                  <span>
                    <StandingMark {...standingLook(cell, { t, language, zone: view.timeZone })} />
                  </span>
                </>
              );
              return (
                <div key={form.key} className="line">
                  {choice && assignmentId !== null && (
                    <RowBox
                      label={t('common.choose', { name: `${row.shortName}, ${name}` })}
                      checked={choice.has(assignmentId)}
                      onChange={() => choice.toggle({ row, column: index })}
                      large
                    />
                  )}
                  {assignmentId === null ? (
                    <div className="open">{mark}</div>
                  ) : (
                    <Link className="open" to={`/assignments/${assignmentId}`}>
                      {mark}
                    </Link>
                  )}
                </div>
              );
            })}
          </li>
        ))}
      </Box>
      {drawn.length < shown.rows.length && (
        <DrawMore
          drawn={drawn.length}
          onMore={() => setLimit((before) => before + 2 * step)}
          onAll={() => setLimit(Infinity)}
        />
      )}
    </>
  );
}

const look = {
  ...markLook,
  listStyle: 'none',
  m: 0,
  p: 0,
  '& > li': { px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' },
  '& > li:first-of-type': { borderTop: 0 },
  '& .name, & .line': { display: 'flex', alignItems: 'flex-start' },
  '& .name': { fontWeight: 600 },
  '& .form': { display: 'block', fontSize: '0.875rem', color: 'text.secondary', mb: '2px' },
  '& .open': {
    flex: 1,
    display: 'block',
    py: 1,
    minHeight: 44,
    color: 'inherit',
    textDecoration: 'none',
  },
  '& .line + .line': { borderTop: '1px dashed', borderColor: 'divider' },
};
