import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { localText } from '../../format/local-text.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';

/** What opening a campaign freezes, said before it happens. */
export function OpenTerms({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { campaign } = progress;
  const dataForm = campaign.kind === 'dataForm';
  return (
    <>
      <Typography>{t('campaign.confirmOpen.lead')}</Typography>
      <ul>
        <li>
          {t('campaign.confirmOpen.form', {
            form: localText(campaign.formTitle, language),
            version: campaign.formVersion,
          })}
        </li>
        <li>
          {t('campaign.confirmOpen.period', { period: periodName(campaign.period, language) })}
        </li>
        <li>{t('campaign.confirmOpen.list', { count: campaign.organizations })}</li>
        {!dataForm && (
          <li>
            {t(`campaign.confirmOpen.${campaign.anonymity}`, { count: campaign.minimumGroup })}
          </li>
        )}
      </ul>
      <Typography>
        {t(dataForm ? 'campaign.confirmOpen.assignments' : 'campaign.confirmOpen.links')}
      </Typography>
    </>
  );
}
