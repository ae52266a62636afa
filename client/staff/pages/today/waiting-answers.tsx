import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useWaitingAnswers } from '../../queries/free-answers.ts';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** Campaigns with free answers that a specialist has not looked through yet. */
export function WaitingAnswers() {
  const { t } = useTranslation();
  const waiting = (useWaitingAnswers().data ?? []).filter((one) => one.waiting > 0);
  if (waiting.length === 0) return null;
  return (
    <Sheet title={t('today.answers')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {waiting.map(({ campaignId, title, waiting: number }) => (
          <li key={campaignId}>
            <TextLink to={`/campaigns/${campaignId}?tab=results`}>{title}</TextLink>
            {`: ${t('common.responses', { count: number })}`}
          </li>
        ))}
      </Box>
    </Sheet>
  );
}
