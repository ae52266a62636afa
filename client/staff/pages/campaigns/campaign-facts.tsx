import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { localText } from '../../format/local-text.ts';
import { formatMoment } from '../../format/date.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { Facts } from '../../ui/facts.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { CampaignState } from './campaign-state.tsx';

/** The terms of a campaign: what is asked for every day in one line, the rest on demand. */
export function CampaignFacts({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const words = useWords(campaign);
  return (
    <>
      <Box sx={{ '& > *': { verticalAlign: 'middle' } }}>
        <Box component="span" sx={{ mr: 1.5, display: 'inline-flex' }}>
          <CampaignState state={campaign.state} />
        </Box>
        <Box component="span" sx={{ mr: 1 }}>
          {words.line.filter(Boolean).join(' · ')}
        </Box>
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          endIcon={<ExpandMore sx={open ? { transform: 'rotate(180deg)' } : {}} />}
          sx={{ ml: { xs: '-10px', sm: 0 }, my: '-4px' }}
        >
          {t('campaign.facts')}
        </Button>
      </Box>
      <Box id={id} hidden={!open} sx={{ mt: 1, color: 'text.primary' }}>
        <Facts items={words.facts} />
      </Box>
    </>
  );
}

function useWords(campaign: CampaignView) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const { formKey, formVersion, kind, state, anonymity, minimumGroup: count } = campaign;
  const title = localText(campaign.formTitle, language);
  const period = periodName(campaign.period, language);
  const opens = formatMoment(campaign.opensAt, zone, language);
  const closes = formatMoment(campaign.closesAt, zone, language);
  const due = formatMoment(campaign.dueAt, zone, language);
  const kindName = t(`campaign.kinds.${kind}`);
  const isNamed = kind === 'dataForm';
  const privacy = t(`campaign.anonymity.${isNamed ? 'named' : anonymity}`);
  // People are told the due date; that there is grace, only whoever looks closer.
  const term = { moment: state === 'closed' ? closes : due, opens };
  return {
    line: [
      t(`campaign.term.${state}`, term),
      // Many titles name the period themselves.
      campaign.title.includes(period) ? '' : period,
      isNamed ? kindName : `${privacy.toLowerCase()} ${kindName}`,
    ],
    facts: [
      [
        t('campaign.form'),
        <span key="form">
          {can('form.read') ? (
            <TextLink to={`/forms/${formKey}/${formVersion}`}>{title}</TextLink>
          ) : (
            title
          )}
          {`, ${t('campaign.version', { version: formVersion })}`}
        </span>,
      ],
      [t('campaign.period'), period],
      [t('campaign.opens'), opens],
      ...(isNamed
        ? ([
            [t('campaign.due'), due],
            [
              t('campaign.locks'),
              campaign.graceDays === 0
                ? closes
                : `${closes} (${t('campaign.grace', { count: campaign.graceDays })})`,
            ],
            [t('campaign.signs'), t(campaign.signature ? 'campaign.signed' : 'campaign.unsigned')],
          ] satisfies [string, string][])
        : ([[t('campaign.closes'), closes]] satisfies [string, string][])),
      [
        t('newCampaign.privacy'),
        isNamed ? privacy : `${privacy}. ${t('campaign.minimumGroupValue', { count })}`,
      ],
    ] satisfies Parameters<typeof Facts>[0]['items'],
  };
}
