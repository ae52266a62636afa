import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CampaignView, UnaskedView } from '../../../../server/campaigns/schema.ts';
import { localText } from '../../format/local-text.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useUnasked } from '../../queries/campaigns.ts';
import { useCan } from '../../queries/person.ts';
import { useTypeName } from '../organizations/type-name.ts';

/** What indicators need for the period of a data form and nobody is asked for; calm, no obstacle. */
export function UnaskedNotice({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const asks = campaign.kind === 'dataForm' && campaign.state !== 'closed' && can('form.read');
  const draft = campaign.state === 'draft' ? campaign.id : '';
  const { data: groups = [] } = useUnasked(campaign.period, draft, asks);
  if (!asks || groups.length === 0) return null;
  const count = groups.reduce((sum, { elements }) => sum + elements.length, 0);
  return (
    <Alert severity="info" sx={{ mb: 2.5, '& .MuiAlert-message': { minWidth: 0 } }}>
      <details>
        <summary>
          {t('campaign.unasked.title', { count, period: periodName(campaign.period, language) })}
        </summary>
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, '& > li': { mb: 1 } }}>
          {groups.map((group) => (
            <li key={`${group.form} ${group.type}`}>
              <Group group={group} />
            </li>
          ))}
        </Box>
      </details>
    </Alert>
  );
}

function Group({ group }: { group: UnaskedView[number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const type = useTypeName()(group.type);
  const form = group.formTitle ? localText(group.formTitle, language) : group.form;
  return (
    <>
      {t(`campaign.unasked.${group.reason}`, { type, form })}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {group.elements.map(({ title }) => title).join('; ')}
      </Box>
    </>
  );
}
