import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/responses/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Sheet } from '../../ui/sheet.tsx';

/** Who stored what and when, the newest first. */
export function History({ view, zone }: { view: DataFormView; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Sheet title={t('fill.history')}>
      {view.history.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>{t('fill.historyEmpty')}</Typography>
      )}
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {view.history.toReversed().map(({ revision, at, by, changed }) => (
          <li key={revision}>
            {formatMoment(at, zone, language)}, {by}:{' '}
            {t('fill.historyChanged', { count: changed.length })}
          </li>
        ))}
      </Box>
    </Sheet>
  );
}
