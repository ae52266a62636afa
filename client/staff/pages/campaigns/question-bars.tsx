import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { QuestionResult } from '../../../../server/responses/schema.ts';
import { formatNumber, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';

interface QuestionBarsProps {
  question: QuestionResult;
  minimumGroup: number;
}

/** Horizontal bars with their words and figures; a hidden one is hatched and says why. */
export function QuestionBars({ question, minimumGroup }: QuestionBarsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const n = question.n ?? 0;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {question.cells.map(({ value, text, count }) => {
        const share = count === null || n === 0 ? 0 : (100 * count) / n;
        return (
          <Box
            component="li"
            key={String(value)}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr auto', sm: 'minmax(8rem, 30%) 1fr 9.5rem' },
              columnGap: 2,
              rowGap: 0.25,
              alignItems: 'center',
              fontSize: '0.875rem',
            }}
          >
            <span>{text}</span>
            <Box
              aria-hidden
              sx={{
                gridRow: { xs: 2, sm: 1 },
                gridColumn: { xs: '1 / -1', sm: 2 },
                height: 16,
                borderRadius: '4px',
                background:
                  count === null
                    ? 'repeating-linear-gradient(135deg, #e2e9ec 0 4px, #f6f9fa 4px 8px)'
                    : '#eef3f5',
              }}
            >
              <Box
                style={{ width: `${share}%` }}
                sx={{ height: 1, borderRadius: '4px', backgroundColor: '#2d7f98' }}
              />
            </Box>
            <Box
              component="span"
              sx={{
                textAlign: 'right',
                fontVariantNumeric: 'tabular-nums',
                color: 'text.secondary',
              }}
            >
              {count === null ? (
                t('results.hidden', { count: minimumGroup })
              ) : (
                <>
                  <Box component="strong" sx={{ color: 'text.primary' }}>
                    {withUnit(formatNumber(share, 1, language), '%')}
                  </Box>
                  {` (${formatNumber(count, 0, language)})`}
                </>
              )}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
