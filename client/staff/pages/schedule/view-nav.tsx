import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan, usePerson } from '../../queries/person.ts';
import { viewPath, views, type View } from './views.ts';

/** The ways to look at the plan; who cannot plan has no upkeep, who has no organization no own plan. */
export function ViewNav({ view }: { view: View }) {
  const { t } = useTranslation();
  const can = useCan();
  const { organizationIds } = usePerson();
  const shown = views.filter((one) => {
    if (one === 'upkeep') return can('schedule.write');
    if (one === 'organization') return organizationIds.length > 0;
    return true;
  });
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the views do not fit beside each other.
    const current = nav.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [view]);
  return (
    <Box component="nav" ref={nav} aria-label={t('schedule.views.label')} sx={look}>
      {shown.map((one) => (
        <Link
          key={one}
          to={viewPath(one)}
          aria-current={one === view ? 'page' : undefined}
          // The heading stays the same, so the focus stays on the link.
          replace
        >
          {t(`schedule.views.${one}`)}
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
