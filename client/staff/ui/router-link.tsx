import Button, { type ButtonProps } from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A link inside the application. */
export function TextLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <MuiLink component={Link} to={to} sx={{ borderRadius: 0.5 }}>
      {children}
    </MuiLink>
  );
}

type LinkButtonProps = Pick<
  ButtonProps,
  'variant' | 'size' | 'startIcon' | 'sx' | 'children' | 'aria-label'
> & { to: string };

/** A link that looks like a button: it leads to another screen. */
export function LinkButton({ to, ...rest }: LinkButtonProps) {
  return <Button component={Link} to={to} {...rest} />;
}
