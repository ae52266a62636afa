import MuiLink from '@mui/material/Link';
import { Link } from 'react-router';

/** A link within a sentence: underlined, since colour alone does not tell it from the words. */
export function InlineLink({ to, children }: { to: string; children: string }) {
  return (
    <MuiLink component={Link} to={to} underline="always" color="inherit">
      {children}
    </MuiLink>
  );
}
