import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useCan } from '../../queries/person.ts';

const pages = [
  { path: '/indicators', text: 'coverage.values', needs: 'indicator.read' },
  { path: '/indicators/coverage', text: 'coverage.title', needs: 'form.read' },
  { path: '/external', text: 'external.title', needs: 'external.read' },
  { path: '/indicators/settings', text: 'setting.title', needs: 'indicator.read' },
] as const;

/** The pages of the indicators beside each other; the chosen period goes along. */
export function SectionNav({ period }: { period: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const { pathname } = useLocation();
  return (
    <Box
      component="nav"
      aria-label={t('coverage.sections')}
      sx={{
        display: 'flex',
        overflowX: 'auto',
        mb: 2.5,
        borderBottom: 1,
        borderColor: 'divider',
        displayPrint: 'none',
      }}
    >
      {pages
        .filter(({ needs }) => can(needs))
        .map(({ path, text }) => (
          <Box
            key={path}
            component={Link}
            to={`${path}${period ? `?period=${period}` : ''}`}
            aria-current={path === pathname ? 'page' : undefined}
            sx={{
              px: 2,
              py: 1.25,
              mb: '-1px',
              whiteSpace: 'nowrap',
              fontWeight: 600,
              color: 'text.secondary',
              textDecoration: 'none',
              borderBottom: '2px solid transparent',
              outlineOffset: '-3px',
              '&:hover': { color: 'text.primary' },
              '&[aria-current]': { color: 'primary.main', borderColor: 'primary.main' },
            }}
          >
            {t(text)}
          </Box>
        ))}
    </Box>
  );
}
