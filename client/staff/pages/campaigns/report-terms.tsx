import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { CampaignDraft } from './draft.ts';

interface ReportTermsProps {
  draft: CampaignDraft;
  onChange: (part: Partial<CampaignDraft>) => void;
  fault: string | undefined;
}

/** What a report is agreed on beside its due date: days of grace, and who signs it. */
export function ReportTerms({ draft, onChange, fault }: ReportTermsProps) {
  const { t } = useTranslation();
  return (
    <Stack spacing={1} sx={{ mt: 2 }}>
      <TextField
        id="campaign-graceDays"
        label={t('newCampaign.graceDays')}
        value={draft.graceDays}
        onChange={(event) => onChange({ graceDays: event.target.value })}
        error={fault !== undefined}
        helperText={fault ?? t('newCampaign.graceHint')}
        sx={{ maxWidth: 360 }}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <FormControlLabel
        label={t('newCampaign.signature')}
        control={
          <Checkbox
            checked={draft.signature}
            onChange={(_, signature) => onChange({ signature })}
          />
        }
      />
    </Stack>
  );
}
