import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { UploadRefusal } from '../../../../../server/assignments/excel.schema.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';

/** The cells that cannot be taken, each with what stands there and why. */
export function RefusedList({ refused }: { refused: readonly UploadRefusal[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Box component="section" sx={{ mb: 3 }}>
      <Typography variant="h2" component="h3" sx={{ color: 'error.main' }}>
        {t('excel.refused', { count: refused.length })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('excel.refusedHint')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {refused.map(({ cell, title, text, message }, at) => (
          <Box
            component="li"
            key={`${cell} ${at}`}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: '6.5rem 1fr' },
              columnGap: 2,
              py: 1,
              borderTop: '1px solid',
              borderColor: 'divider',
            }}
          >
            <Box sx={{ fontWeight: 600 }}>{t('excel.cell', { cell })}</Box>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {title && <Box>{localText(title, language)}</Box>}
              <Box sx={{ color: 'error.main' }}>
                {capital(localText(message, language))}
                {'. '}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  ({text ? t('excel.written', { text: text.slice(0, 200) }) : t('excel.emptyCell')})
                </Box>
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function capital(text: string): string {
  return (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, '');
}
