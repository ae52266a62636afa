import MuiLink from '@mui/material/Link';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { LinkMenu } from './link-menu.tsx';
import { MessageButtons } from './message-buttons.tsx';
import type { useMessages } from './use-messages.ts';

interface LinkTableProps {
  campaignId: string;
  links: LinkView[];
  messages: ReturnType<typeof useMessages>;
}

/** One link for each organization: its address, its message, and the rest in a menu. */
export function LinkTable({ campaignId, links, messages }: LinkTableProps) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const nameOf = (link: LinkView) => shortName(link.organizationId, link.organizationName);
  return (
    <DataTable
      caption={t('link.caption')}
      rows={links}
      rowKey={({ id }) => id}
      copyable={links.length > 1}
      columns={[
        {
          id: 'organization',
          title: t('link.organization'),
          width: '44%',
          sortBy: nameOf,
          searchBy: (link) => `${nameOf(link)} ${link.organizationName}`,
          cell: ({ organizationId, organizationName, generation }) => (
            <>
              <OrganizationName id={organizationId} name={organizationName} />
              {generation > 1 && <Mark>{t('link.reissued', { count: generation - 1 })}</Mark>}
            </>
          ),
        },
        {
          id: 'address',
          title: t('link.address'),
          cell: ({ url, shortUrl, organizationName }) => (
            <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
              <MuiLink
                href={url}
                target="_blank"
                rel="noreferrer"
                aria-label={`${t('link.open')}: ${organizationName}`}
                sx={{ overflowWrap: 'anywhere', fontSize: '0.875rem' }}
              >
                {shortUrl.replace(/^https?:\/\//, '')}
              </MuiLink>
              <CopyButton text={shortUrl} label={`${t('link.copy')}: ${organizationName}`} />
            </Box>
          ),
        },
        {
          id: 'actions',
          title: t('common.actions'),
          control: true,
          cell: (link) => (
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
              <MessageButtons link={link} messages={messages} />
              <LinkMenu campaignId={campaignId} link={link} messages={messages} />
            </Box>
          ),
        },
      ]}
    />
  );
}
