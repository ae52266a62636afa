import Box from '@mui/material/Box';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateView } from '../../../../../server/completeness/bound-template.schema.ts';
import { lettersOf } from './letters.ts';

interface GridProps {
  sheet: TemplateView['sheets'][number];
  /** What is bound, in words, by address. */
  bound: ReadonlyMap<string, string>;
  chosen: string;
  onChoose: (address: string) => void;
}

/** Cells beyond the used ones, so that an empty place can be bound too. */
const spare = 3;

/** A sheet as spreadsheets show it: arrows walk, Enter or a press chooses the cell to bind. */
export const TemplateGrid = memo(function TemplateGrid(props: GridProps) {
  const { sheet, bound, chosen, onChoose } = props;
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const width = Math.min(60, Math.max(6, ...sheet.rows.map((row) => row.length)) + spare);
  const height = Math.min(300, Math.max(8, sheet.rows.length) + spare);
  const walk = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(height - 1, at.row + step[0]));
    const column = Math.max(0, Math.min(width - 1, at.column + step[1]));
    setAt({ row, column });
    const cell = table.current?.rows[row + 1]?.cells[column + 1];
    cell?.querySelector('button')?.focus();
  };
  return (
    <Box sx={box}>
      <Box
        component="table"
        ref={table}
        role="grid"
        aria-label={t('boundTemplate.grid', { name: sheet.name })}
        onKeyDown={walk}
        sx={look}
      >
        <thead>
          <tr>
            <td />
            {Array.from({ length: width }, (_, column) => (
              <th key={column} scope="col">
                {lettersOf(column + 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: height }, (_, row) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {Array.from({ length: width }, (_, column) => {
                const address = `${lettersOf(column + 1)}${row + 1}`;
                const cell = sheet.rows[row]?.[column] ?? null;
                // A formula stays what it is, whatever column it is in.
                const words = cell?.formula ? undefined : bound.get(address);
                const kind = words !== undefined ? 'bound' : cell?.formula ? 'formula' : undefined;
                const own = cell?.master ?? address;
                const said = [cell?.text, words, cell?.formula && t('boundTemplate.formula')];
                return (
                  <td key={column} className={own === chosen ? 'chosen' : kind}>
                    <button
                      type="button"
                      tabIndex={at.row === row && at.column === column ? 0 : -1}
                      aria-pressed={own === chosen}
                      aria-label={[address, ...said.filter(Boolean)].join(', ')}
                      onFocus={() => setAt({ row, column })}
                      onClick={() => onChoose(own)}
                    >
                      {words ?? (cell?.formula && !cell.text ? 'ƒ' : cell?.text)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
});

const head = {
  position: 'sticky',
  zIndex: 1,
  px: '6px',
  py: '2px',
  minWidth: 34,
  fontSize: '0.75rem',
  fontWeight: 500,
  color: 'text.secondary',
  backgroundColor: '#eef3f5',
  textAlign: 'center',
};

const box = { overflow: 'auto', maxHeight: 'max(22rem, calc(100dvh - 22rem))', p: '3px' };

const look = {
  borderCollapse: 'separate',
  borderSpacing: 0,
  fontSize: '0.8125rem',
  '& th, & td': { borderRight: 1, borderBottom: 1, borderColor: 'divider', p: 0 },
  '& thead th, & thead td': { ...head, top: 0 },
  '& tbody th': { ...head, left: 0 },
  '& td button': {
    all: 'unset',
    boxSizing: 'border-box',
    display: 'block',
    width: 118,
    height: 27,
    px: '6px',
    lineHeight: '27px',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
    cursor: 'pointer',
  },
  '& td button:hover': { backgroundColor: '#f1f6f8' },
  '& td button:focus-visible': { outline: '2px solid #2b7f99', outlineOffset: '-2px' },
  '& .bound': { backgroundColor: 'success.light', color: 'success.main', fontWeight: 600 },
  '& .formula': { backgroundColor: '#f6f4ee', color: '#5b5233' },
  '& .chosen': { backgroundColor: 'primary.light', boxShadow: 'inset 0 0 0 2px #15566b' },
};
