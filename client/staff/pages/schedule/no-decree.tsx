import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useCalendar } from '../../queries/calendar.ts';
import { TextLink } from '../../ui/router-link.tsx';

/** Says of a calendar year without its decree that due days rest on the law's rule alone. */
export function NoDecree({ year }: { year: number }) {
  const { t } = useTranslation();
  const { data } = useCalendar(year);
  if (data?.year !== year || data.decree !== null) return null;
  return (
    <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', mb: 1.5 }}>
      {t('calendar.noDecreeShort', { year })}{' '}
      <TextLink to={`/calendar?year=${year}`}>{t('calendar.title')}</TextLink>
    </Box>
  );
}
