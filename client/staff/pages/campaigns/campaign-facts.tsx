import Box from '@mui/material/Box';
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
import { Sheet } from '../../ui/sheet.tsx';

/** The terms of a campaign: form, period, dates, anonymity. */
export function CampaignFacts({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const title = localText(campaign.formTitle, language);
  const { formKey, formVersion } = campaign;
  const privacy =
    campaign.kind === 'dataForm'
      ? t('campaign.anonymity.named')
      : `${t(`campaign.anonymity.${campaign.anonymity}`)}, ${t('campaign.minimumGroup').toLowerCase()}: ${t('campaign.minimumGroupValue', { count: campaign.minimumGroup })}`;
  return (
    <Sheet>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' },
          columnGap: 5,
          rowGap: { xs: 0, sm: 1 },
        }}
      >
        <Facts
          items={[
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
            [t('campaign.period'), periodName(campaign.period, language)],
            [t('form.kind'), t(`campaign.kinds.${campaign.kind}`)],
          ]}
        />
        <Facts
          items={[
            [t('campaign.opens'), formatMoment(campaign.opensAt, zone, language)],
            [t('campaign.closes'), formatMoment(campaign.closesAt, zone, language)],
            [t('newCampaign.privacy'), privacy],
          ]}
        />
      </Box>
    </Sheet>
  );
}
