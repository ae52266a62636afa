import Print from '@mui/icons-material/Print';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CampaignMessage, CampaignProgress } from '../../../../server/campaigns/schema.ts';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useMessage } from '../../queries/campaigns.ts';
import { useLinks } from '../../queries/links.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { CopyAll } from './copy-all.tsx';
import { LinkTable } from './link-table.tsx';
import { MessageSheet } from './message-sheet.tsx';
import { useMessages } from './use-messages.ts';

/** The addresses by which people answer, and the words to send them with. */
export function LinksTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { campaign } = progress;
  const links = useLinks(campaign.id);
  const message = useMessage(campaign.id);
  if (campaign.kind === 'dataForm') {
    return <Empty title={t('link.noneTitle')} text={t('link.noneText')} />;
  }
  return (
    <Loaded query={links}>
      {(all) =>
        all.length === 0 ? (
          <Empty title={t('link.makingTitle')} text={t('link.makingText')} />
        ) : (
          <Loaded query={message}>
            {(about) => <Sending progress={progress} links={all} about={about} />}
          </Loaded>
        )
      }
    </Loaded>
  );
}

interface SendingProps {
  progress: CampaignProgress;
  links: LinkView[];
  about: CampaignMessage;
}

function Sending({ progress, links, about }: SendingProps) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const messages = useMessages(progress, about);
  const nameOf = (link: LinkView) => shortName(link.organizationId, link.organizationName);
  const sorted = links.toSorted((a, b) =>
    nameOf(a).localeCompare(nameOf(b), 'ru', { numeric: true }),
  );
  return (
    <>
      <MessageSheet campaign={progress.campaign} links={sorted} about={about} messages={messages} />
      <Box
        sx={{
          mb: 1.5,
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          justifyContent: { sm: 'flex-end' },
        }}
      >
        {links.length > 1 && <CopyAll links={sorted} messages={messages} />}
        <LinkButton
          to={`/campaigns/${progress.campaign.id}/print`}
          variant="outlined"
          startIcon={<Print />}
        >
          {t('link.print')}
        </LinkButton>
      </Box>
      <Sheet flush>
        <LinkTable campaignId={progress.campaign.id} links={sorted} messages={messages} />
      </Sheet>
    </>
  );
}
