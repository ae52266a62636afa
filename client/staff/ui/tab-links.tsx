import { useEffect, useRef } from 'react';
import Box from '@mui/material/Box';
import { Link } from 'react-router';

interface TabLink {
  to: string;
  text: string;
  current: boolean;
}

interface TabLinksProps {
  /** What the links are ways through, for those who do not see them. */
  label: string;
  links: readonly TabLink[];
  /** The links change how one page looks, so that going back leaves the page. */
  replace?: boolean;
}

/**
 * Pages beside each other under one heading. On a phone the line is longer than the screen: the
 * page one is on is brought into sight.
 */
export function TabLinks({ label, links, replace = false }: TabLinksProps) {
  const line = useRef<HTMLElement>(null);
  const current = links.find((link) => link.current)?.to;
  useEffect(() => {
    const here = line.current?.querySelector<HTMLElement>('[aria-current]');
    if (!line.current || !here) return;
    // Not scrollIntoView: it would move the page as well.
    line.current.scrollLeft = here.offsetLeft - (line.current.clientWidth - here.offsetWidth) / 2;
  }, [current]);
  return (
    <Box component="nav" ref={line} aria-label={label} sx={look}>
      {links.map(({ to, text, current: isHere }) => (
        <Link key={to} to={to} aria-current={isHere ? 'page' : undefined} replace={replace}>
          {text}
        </Link>
      ))}
    </Box>
  );
}

const look = {
  position: 'relative',
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
