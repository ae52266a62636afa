import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localText } from '../../../format/local-text.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { codeAndName, type Block, type GridRow } from '../layout/blocks.ts';
import { useFill, useKnown } from '../store/fill-context.ts';
import { useReview } from '../review/review-context.ts';
import { gridLook } from './grid-look.ts';
import { GridRowView, type GridColumns } from './grid-row.tsx';
import { QuantityList } from './quantity-list.tsx';
import { useGrid } from './use-grid.ts';

/** More values that found no place than that are told as «…». */
const mostNamed = 8;

function shortList(texts: readonly string[]): string {
  const named = texts.slice(0, mostNamed).map((text) => text.slice(0, 20));
  return [...named, ...(texts.length > mostNamed ? ['…'] : [])].join('; ');
}

interface QuantityGridProps {
  block: Block & { kind: 'grid' };
  /** What the table is called for those who hear it. */
  label: string;
  /** The rows that are shown now. */
  rows: GridRow[];
}

/** Quantities as a table with the keyboard of a spreadsheet; on a phone one under another. */
export function QuantityGrid(props: QuantityGridProps) {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  return narrow ? <QuantityList rows={props.rows} /> : <Table {...props} />;
}

function Table({ block, label, rows }: QuantityGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { editable } = useFill();
  const review = useReview() !== null;
  const { props, pasted, closePasted } = useGrid();
  const id = useId();
  const { columns } = block;
  const known = useKnown(block);
  const offers = known !== 'none' && columns.length === 0;
  const parts = useMemo<GridColumns>(
    () => ({ crossed: columns.map((_, index) => `${id}-${index}`), offers, review }),
    [columns, id, offers, review],
  );
  return (
    <>
      <Box
        component="table"
        // A grid has places to be in: without fields it is a table like others.
        {...(editable ? { role: 'grid' } : {})}
        data-grid=""
        className={columns.length > 0 ? 'crossed' : ''}
        aria-label={label}
        sx={gridLook}
        {...props}
      >
        <colgroup>
          <col />
          {columns.map(({ ru }) => (
            <col key={ru} style={{ width: columns.length > 5 ? 104 : 132 }} />
          ))}
          {columns.length === 0 && <col style={{ width: 216 }} />}
          {offers && <col style={{ width: 120 }} />}
          {columns.length === 0 && <col style={{ width: 148 }} />}
          {review && <col style={{ width: 128 }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('fill.columns.title')}</th>
            {columns.map((title, index) => (
              <th key={title.ru} scope="col" id={`${id}-${index}`} className="figure">
                {codeAndName(localText(title, language)).name}
              </th>
            ))}
            {columns.length === 0 && <th scope="col">{t('fill.columns.value')}</th>}
            {offers && (
              <th scope="col">
                {known === 'mixed' ? t('fill.columns.offer') : periodName(known, language)}
              </th>
            )}
            {columns.length === 0 && <th scope="col">{t('fill.columns.state')}</th>}
            {review && <th scope="col">{t('fill.columns.remark')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRowView key={row.id} row={row} columns={parts} />
          ))}
        </tbody>
      </Box>
      {pasted && (
        <Alert
          severity={pasted.unread + pasted.outside.length > 0 ? 'warning' : 'success'}
          role="status"
          onClose={closePasted}
          action={
            <>
              <Button
                color="inherit"
                size="small"
                onClick={() => {
                  pasted.undo();
                  closePasted();
                }}
              >
                {t('fill.pasteUndo')}
              </Button>
              <Button color="inherit" size="small" onClick={closePasted}>
                {t('common.close')}
              </Button>
            </>
          }
          sx={{ m: 1.5 }}
        >
          {[
            t('fill.pasted', { count: pasted.taken }),
            pasted.unread > 0 && t('fill.pasteUnread', { count: pasted.unread }),
            pasted.skipped > 0 && t('fill.pasteSkipped', { count: pasted.skipped }),
            pasted.outside.length > 0 &&
              t('fill.pasteOutside', {
                count: pasted.outside.length,
                cells: shortList(pasted.outside),
              }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Alert>
      )}
    </>
  );
}
