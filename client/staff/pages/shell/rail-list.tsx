import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useCan } from '../../queries/person.ts';
import { sections } from './sections.ts';

/** The sections that the person may open; the current one is marked, on its further pages too. */
export function RailList({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const { pathname } = useLocation();
  const isAt = (path: string) =>
    path === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${path}/`);
  return (
    <List disablePadding sx={{ px: 1 }}>
      {sections
        .filter(({ needs }) => needs === undefined || can(needs))
        .map(({ id, path, icon: Icon, holds = [], apart = false }) => (
          <ListItem
            key={id}
            disablePadding
            sx={apart ? { borderTop: 1, borderColor: 'divider', mt: 0.75, pt: 0.75 } : {}}
          >
            <ListItemButton
              component={Link}
              to={path}
              aria-current={[path, ...holds].some(isAt) ? 'page' : undefined}
              {...(onNavigate ? { onClick: onNavigate } : {})}
              sx={{
                borderRadius: 1,
                minHeight: { xs: 44, md: 40 },
                py: 0.5,
                my: '1px',
                color: 'text.primary',
                '&[aria-current]': {
                  backgroundColor: 'primary.light',
                  color: 'primary.dark',
                  fontWeight: 650,
                  boxShadow: (theme) => `inset 3px 0 0 ${theme.palette.primary.main}`,
                },
              }}
            >
              <ListItemIcon sx={{ minWidth: 36, color: 'inherit' }}>
                <Icon fontSize="small" aria-hidden />
              </ListItemIcon>
              <ListItemText
                primary={t(`rail.${id}`)}
                slotProps={{ primary: { sx: { fontWeight: 'inherit', fontSize: '0.9375rem' } } }}
              />
            </ListItemButton>
          </ListItem>
        ))}
    </List>
  );
}
