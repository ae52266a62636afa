import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';

interface ContactsProps {
  name?: string;
  phone: string;
  email: string;
}

/** Links below each other must be high enough for a finger. */
const target = { display: 'inline-block', lineHeight: '24px' };

/** A person or an organization with what one reaches them by; each on its own line. */
export function Contacts({ name, phone, email }: ContactsProps) {
  const lines = [
    name && <span>{name}</span>,
    phone && (
      <Link href={`tel:${phone.replace(/[^+\d]/g, '')}`} sx={{ ...target, whiteSpace: 'nowrap' }}>
        {phone}
      </Link>
    ),
    email && (
      <Link href={`mailto:${email}`} sx={target}>
        {email.split('@')[0]}
        <wbr />@{email.split('@')[1]}
      </Link>
    ),
  ].filter(Boolean);
  return (
    <>
      {lines.map((line, index) => (
        <Box
          key={index}
          sx={{
            fontSize: '0.8125rem',
            lineHeight: 1.4,
            overflowWrap: 'break-word',
            minWidth: { sm: '9.25rem' },
          }}
        >
          {line}
        </Box>
      ))}
    </>
  );
}

/** Whether there is anything to show of an organization's contacts. */
export function hasContacts({ head, phone, email }: OrganizationView): boolean {
  return Boolean(head || phone || email);
}
