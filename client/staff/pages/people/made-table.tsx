import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { InvitationsView } from '../../../../server/people/schema.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { useInvitationWords, type MadeInvitation } from './use-invitation-words.ts';

/** Every invitation as a line for a spreadsheet or a mail merge. */
export function MadeTable({ made }: { made: InvitationsView }) {
  const { t } = useTranslation();
  const words = useInvitationWords();
  const shortName = useShortName();
  const places = ({ person }: MadeInvitation) =>
    person.organizationIds
      .map((id) => shortName(id, ''))
      .filter(Boolean)
      .join(', ');
  const mono = { fontFamily: 'Consolas, "Liberation Mono", monospace', whiteSpace: 'nowrap' };
  return (
    <DataTable
      id="invitations"
      caption={t('invitation.tableCaption')}
      rows={made.invitations}
      rowKey={({ person }) => person.id}
      copyable
      wide
      columns={[
        {
          id: 'name',
          title: t('person.nameShort'),
          cell: ({ person }) => person.name,
          sortBy: ({ person }) => person.name,
        },
        { id: 'organizations', title: t('person.organizations'), cell: places, sortBy: places },
        { id: 'email', title: t('person.email'), cell: ({ person }) => person.email },
        { id: 'login', title: t('invitation.login'), cell: ({ person }) => person.login },
        {
          id: 'link',
          title: t('invitation.link'),
          cell: ({ url }) => (
            <Box component="span" sx={{ fontSize: '0.8125rem', wordBreak: 'break-all' }}>
              {url}
            </Box>
          ),
        },
        {
          id: 'code',
          title: t('invitation.code'),
          cell: ({ code }) => (
            <Box component="span" sx={mono}>
              {code}
            </Box>
          ),
        },
        { id: 'until', title: t('invitation.until'), cell: words.until },
      ]}
    />
  );
}
