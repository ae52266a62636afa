import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledPage } from '../../../../forms/run/types.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { FillBlocks } from './fill-blocks.tsx';
import { blocksOf, questionsOf } from './layout/blocks.ts';
import { useForm } from './store/fill-context.ts';

interface FillSectionProps {
  page: CompiledPage;
  /** Questions that the search leaves; null: all. */
  shown: ReadonlySet<string> | null;
  /** How many of its questions are drawn by now. */
  most: number;
}

/** About how high a line of it is, in pixels, until it has been drawn. */
const rowHeight = 50;

/** The id of a section, to be jumped to. */
export function sectionId(name: string): string {
  return `part-${name}`;
}

/** One page of the form as a section of the screen, with how much of it is filled in. */
export const FillSection = memo(function FillSection({ page, shown, most }: FillSectionProps) {
  const language = useLanguage();
  const visible = useForm((look) => look.visible);
  const blocks = useMemo(() => blocksOf(page), [page]);
  if (!visible[page.name]) return null;
  if (shown && !questionsOf(blocks).some(({ name }) => shown.has(name) && visible[name]))
    return null;
  const title = page.title ? localText(page.title, language) : '';
  return (
    <Box
      id={sectionId(page.name)}
      tabIndex={-1}
      sx={{
        scrollMarginTop: 72,
        outline: 'none',
        // A section far from the screen is laid out and painted when one comes near it.
        contentVisibility: 'auto',
        containIntrinsicSize: `auto ${rowHeight * (questionsOf(blocks).length + 1)}px`,
      }}
    >
      <Sheet title={title} flush actions={<Filled name={page.name} />}>
        {page.description && (
          <Typography
            variant="body2"
            sx={{ color: 'text.secondary', px: { xs: 2, sm: 2.5 }, mt: -0.75, mb: 1.5 }}
          >
            {localText(page.description, language)}
          </Typography>
        )}
        <FillBlocks blocks={blocks} shown={shown} label={title} most={most} />
      </Sheet>
    </Box>
  );
});

function Filled({ name }: { name: string }) {
  const { t } = useTranslation();
  const counts = useForm(({ sections }) => {
    const one = sections.find((section) => section.name === name);
    return one ? `${one.done}/${one.total}` : '0/0';
  });
  const [done = 0, total = 0] = counts.split('/').map(Number);
  if (total === 0) return null;
  const whole = done === total;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        fontSize: '0.875rem',
        color: whole ? 'success.main' : 'text.secondary',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {whole && <CheckCircle aria-hidden sx={{ fontSize: '1.125rem' }} />}
      {t('fill.filled', { done, total })}
    </Box>
  );
}
