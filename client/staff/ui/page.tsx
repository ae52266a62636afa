import { useEffect, useRef, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

interface PageProps {
  title: string;
  /** A line above the title: where this page belongs. */
  above?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen: its title in the tab and as the heading that takes the focus after navigation. */
export function Page({ title, above, lead, actions, children }: PageProps) {
  const { t } = useTranslation();
  const { pathname, key } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const cameBy = useRef(key);
  useEffect(() => {
    // The first page of a visit leaves the focus to the browser; a change of its filter, which
    // only gives the address another key, leaves it where it is.
    if (cameBy.current !== 'default') heading.current?.focus({ preventScroll: true });
    cameBy.current = '';
  }, [pathname]);
  return (
    <>
      <title>{`${title} · ${t('common.product')}`}</title>
      <Box component="header" sx={{ mb: 3, displayPrint: 'none' }}>
        {above && (
          <Typography
            component="div"
            variant="body2"
            sx={{ color: 'text.secondary', mb: 0.5, '& a': { textDecoration: 'underline' } }}
          >
            {above}
          </Typography>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'flex-start' }}>
          <Typography
            variant="h1"
            ref={heading}
            tabIndex={-1}
            sx={{
              flex: '1 1 20rem',
              // Official titles of several lines must leave the screen to what they are about.
              ...(title.length > 120 ? { fontSize: '1.25rem', lineHeight: 1.35 } : {}),
            }}
          >
            {title}
          </Typography>
          {lead && (
            <Typography
              component="div"
              sx={{
                // On a phone what the page is about stands before what can be done.
                order: { sm: 1 },
                flexBasis: '100%',
                mt: 0.75,
                color: 'text.secondary',
                maxWidth: '60rem',
              }}
            >
              {lead}
            </Typography>
          )}
          {actions && (
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 1,
                // A field's own name stands on its upper edge, near the line above the title.
                mt: { xs: 1.75, sm: above ? 0.75 : 0 },
                ml: { sm: 'auto' },
                // Two buttons go beside each other on a phone.
                '& .MuiButton-root': {
                  px: { xs: 1.25, sm: 2 },
                  fontSize: { xs: '0.875rem', sm: '0.9375rem' },
                },
              }}
            >
              {actions}
            </Box>
          )}
        </Box>
      </Box>
      {children}
    </>
  );
}
