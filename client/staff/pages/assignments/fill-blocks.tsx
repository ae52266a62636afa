import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { FillQuestion } from './fill-question.tsx';
import { QuantityGrid } from './grid/quantity-grid.tsx';
import { questionsOf, type Block, type GridRow } from './layout/blocks.ts';
import { useForm } from './store/fill-context.ts';

interface FillBlocksProps {
  blocks: readonly Block[];
  shown: ReadonlySet<string> | null;
  /** What their tables are called for those who hear them. */
  label: string;
  /** How many of its questions are drawn by now. */
  most: number;
}

const inset = { px: { xs: 2, sm: 2.5 }, py: 1.5 };

/** The parts of a section that are shown now. */
export function FillBlocks({ blocks, shown, label, most }: FillBlocksProps) {
  const language = useLanguage();
  const visible = useForm((look) => look.visible);
  const isShown = (name: string) => visible[name] === true && (!shown || shown.has(name));
  let left = most;
  return blocks.map((block): ReactNode => {
    const here = left;
    left -= questionsOf([block]).length;
    if (here <= 0) return null;
    switch (block.kind) {
      case 'grid': {
        const rows = firstRows(shownRows(block.rows, isShown), here);
        return (
          rows.length > 0 && <QuantityGrid key={block.id} block={block} rows={rows} label={label} />
        );
      }
      case 'question':
        return (
          isShown(block.id) && (
            <Box key={block.id} sx={inset}>
              <FillQuestion question={block.question} />
            </Box>
          )
        );
      case 'panel': {
        if (!questionsOf(block.blocks).some(({ name }) => isShown(name))) return null;
        const title = block.panel.title ? localText(block.panel.title, language) : label;
        return (
          <Box component="fieldset" key={block.id} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
            {block.panel.title && (
              <Typography component="legend" variant="h3" sx={{ ...inset, pb: 0 }}>
                {title}
              </Typography>
            )}
            <FillBlocks blocks={block.blocks} shown={shown} label={title} most={here} />
          </Box>
        );
      }
      case 'text':
        return (
          visible[block.id] &&
          !shown && (
            <Typography key={block.id} sx={inset}>
              {localText(block.element.text, language)}
            </Typography>
          )
        );
    }
  });
}

/** As many rows as hold that many quantities, the last of them whole. */
function firstRows(rows: GridRow[], most: number): GridRow[] {
  let left = most;
  return rows.filter(({ cells }) => {
    const before = left;
    left -= cells.length;
    return before > 0;
  });
}

/** Rows with something to show; a heading stays while a row below it does. */
function shownRows(rows: readonly GridRow[], isShown: (name: string) => boolean): GridRow[] {
  const kept = rows.filter(({ cells }) => cells.some(({ name }) => isShown(name)));
  const needed = new Set(kept.map(({ under }) => under));
  return rows.filter((row) => kept.includes(row) || (row.cells.length === 0 && needed.has(row.id)));
}
