import MuiLink from '@mui/material/Link';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useCan } from '../../queries/person.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { QrButton } from './qr-button.tsx';
import { RevokeButton } from './revoke-button.tsx';

interface LinkTableProps {
  campaignId: string;
  links: LinkView[];
}

/** One link for each organization: address, QR code, withdrawal. */
export function LinkTable({ campaignId, links }: LinkTableProps) {
  const { t } = useTranslation();
  const can = useCan();
  const shortName = useShortName();
  const nameOf = (link: LinkView) => shortName(link.organizationId, link.organizationName);
  const sorted = links.toSorted((a, b) =>
    nameOf(a).localeCompare(nameOf(b), 'ru', { numeric: true }),
  );
  return (
    <DataTable
      caption={t('link.caption')}
      rows={sorted}
      rowKey={({ id }) => id}
      copyable
      columns={[
        {
          id: 'organization',
          title: t('link.organization'),
          width: '34%',
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
          cell: ({ url, organizationName }) => (
            <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
              <MuiLink
                href={url}
                target="_blank"
                rel="noreferrer"
                aria-label={`${t('link.open')}: ${organizationName}`}
                sx={{ wordBreak: 'break-all', fontSize: '0.8125rem' }}
              >
                {url}
              </MuiLink>
              <CopyButton text={url} label={`${t('link.copy')}: ${organizationName}`} />
            </Box>
          ),
        },
        {
          id: 'actions',
          title: t('common.actions'),
          cell: (link) => (
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              <QrButton link={link} />
              {can('link.revoke') && <RevokeButton campaignId={campaignId} link={link} />}
            </Box>
          ),
        },
      ]}
    />
  );
}
