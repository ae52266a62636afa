import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useCan } from '../../queries/person.ts';

const pages = [
  { path: '/completeness', text: 'completeness.title', needs: 'dataForm.read' },
  { path: '/checks', text: 'check.title', needs: 'check.read' },
  { path: '/reminders', text: 'reminder.title', needs: 'reminder.read' },
  { path: '/completeness/compilation', text: 'compilation.title', needs: 'dataForm.read' },
  { path: '/completeness/templates', text: 'boundTemplate.title', needs: 'report.read' },
] as const;

/** Who has handed in what, what is doubtful, who is reminded, what they said; one period. */
export function SectionNav({ period }: { period: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const { pathname } = useLocation();
  return (
    <Box component="nav" aria-label={t('completeness.sections')} sx={look}>
      {pages
        .filter(({ needs }) => can(needs))
        .map(({ path, text }) => (
          <Link
            key={path}
            to={`${path}${period ? `?period=${period}` : ''}`}
            aria-current={path === pathname ? 'page' : undefined}
          >
            {t(text)}
          </Link>
        ))}
    </Box>
  );
}

const look = {
  display: 'flex',
  overflowX: 'auto',
  mb: 2.5,
  borderBottom: 1,
  borderColor: 'divider',
  displayPrint: 'none',
  '& a': {
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
  },
};
