import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignMessage, CampaignView } from '../../../../server/campaigns/schema.ts';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useCan } from '../../queries/person.ts';
import { Mark } from '../../ui/mark.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { LetterButton } from './letter-button.tsx';
import { MessageEditor } from './message-editor.tsx';
import { MessageButtons } from './message-buttons.tsx';
import type { useMessages } from './use-messages.ts';

interface MessageSheetProps {
  campaign: CampaignView;
  links: LinkView[];
  about: CampaignMessage;
  messages: ReturnType<typeof useMessages>;
}

/** The ready message of one organization, to be copied as it stands, and the way to word it. */
export function MessageSheet({ campaign, links, about, messages }: MessageSheetProps) {
  const { t } = useTranslation();
  const can = useCan();
  const shortName = useShortName();
  const [shown, setShown] = useState('');
  const [draft, setDraft] = useState<string | null>(null);
  const link = links.find(({ id }) => id === shown) ?? links[0];
  if (!link) return null;
  return (
    <Sheet
      title={t('message.title')}
      actions={
        <>
          {about.template !== null && <Mark>{t('message.own')}</Mark>}
          {can('campaign.create') && draft === null && (
            <Button size="small" onClick={() => setDraft(about.template ?? messages.usual)}>
              {t('message.edit')}
            </Button>
          )}
        </>
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          gridTemplateColumns: { md: draft === null ? '1fr' : '1fr 1fr' },
        }}
      >
        {draft !== null && (
          <MessageEditor
            campaignId={campaign.id}
            saved={about.template}
            usual={messages.usual}
            draft={draft}
            onChange={setDraft}
            onClose={() => setDraft(null)}
          />
        )}
        <Box sx={{ minWidth: 0 }}>
          {links.length > 1 && (
            <SelectField
              label={t('message.forWhom')}
              value={link.id}
              onChange={setShown}
              sx={{ mb: 1.5, width: 1, maxWidth: '28rem' }}
              options={links.map(({ id, organizationId, organizationName }) => ({
                value: id,
                text: shortName(organizationId, organizationName),
              }))}
            />
          )}
          <Typography
            component="blockquote"
            aria-label={t('message.preview')}
            sx={{
              m: 0,
              p: 2,
              maxWidth: '42rem',
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
              backgroundColor: '#f1f6f4',
              borderRadius: 1.5,
              borderTopLeftRadius: 0,
            }}
          >
            {messages.messageOf(link, draft ?? undefined)}
          </Typography>
          <Box sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <MessageButtons link={link} messages={messages} large disabled={draft !== null} />
            {can('campaign.create') && <LetterButton link={link} messages={messages} />}
          </Box>
          {draft !== null && (
            <Typography
              variant="caption"
              component="p"
              sx={{ color: 'text.secondary', mb: 0, mt: 1 }}
            >
              {t('message.durationRule')}
            </Typography>
          )}
        </Box>
      </Box>
    </Sheet>
  );
}
