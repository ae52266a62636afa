import CheckCircle from '@mui/icons-material/CheckCircle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useCampaigns } from '../../queries/campaigns.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { useCan } from '../../queries/person.ts';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** For a municipality that has nothing running yet: the way to the first figures. */
export function FirstSteps() {
  const { t } = useTranslation();
  const can = useCan();
  const campaigns = useCampaigns(can('campaign.read'));
  const organizations = useOrganizations();
  const begun = campaigns.data?.some(({ state }) => state !== 'draft');
  if (!can('campaign.create') || !campaigns.data || !organizations.data || begun) return null;
  const steps = [
    {
      id: 'organizations',
      to: '/organizations',
      done: organizations.data.length > 0,
    },
    { id: 'campaign', to: '/campaigns/new', done: false },
    { id: 'indicators', to: '/indicators', done: false },
  ] as const;
  return (
    <Sheet title={t('today.firstTitle')}>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('today.firstLead')}</Typography>
      <Box component="ol" sx={{ m: 0, pl: 3, display: 'grid', gap: 1.5 }}>
        {steps.map(({ id, to, done }) => (
          <li key={id}>
            <TextLink to={to}>{t(`today.first.${id}`)}</TextLink>
            {done && (
              <CheckCircle
                color="success"
                titleAccess={t('today.doneStep')}
                sx={{ fontSize: '1.1rem', ml: 1, verticalAlign: 'text-bottom' }}
              />
            )}
            <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
              {t(`today.first.${id}Text`)}
            </Box>
          </li>
        ))}
      </Box>
    </Sheet>
  );
}
