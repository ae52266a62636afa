import FormControlLabel from '@mui/material/FormControlLabel';
import Box from '@mui/material/Box';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { FormView } from '../../../../server/forms/schema.ts';
import type { CampaignDraft, DraftField } from './draft.ts';

interface PrivacyFieldsProps {
  draft: CampaignDraft;
  form: FormView | undefined;
  onChange: (part: Partial<CampaignDraft>) => void;
  faultAt: (field: DraftField) => string | undefined;
}

/** Who could be recognised, explained where it is chosen. */
export function PrivacyFields({ draft, form, onChange, faultAt }: PrivacyFieldsProps) {
  const { t } = useTranslation();
  if (form?.kind === 'dataForm') return <>{t('newCampaign.dataFormPrivacy')}</>;
  return (
    <>
      <RadioGroup
        aria-label={t('newCampaign.privacy')}
        value={draft.anonymity}
        onChange={(_, value) => onChange({ anonymity: value === 'named' ? 'named' : 'anonymous' })}
      >
        {(['anonymous', 'named'] as const).map((anonymity) => (
          <FormControlLabel
            key={anonymity}
            value={anonymity}
            control={<Radio />}
            sx={{ alignItems: 'flex-start', mb: 1 }}
            label={
              <Box sx={{ pt: 1 }}>
                {t(`campaign.anonymity.${anonymity}`)}
                <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                  {t(`newCampaign.${anonymity}Hint`)}
                </Box>
              </Box>
            }
          />
        ))}
      </RadioGroup>
      <TextField
        id="campaign-minimumGroup"
        label={t('newCampaign.minimumGroup')}
        value={draft.minimumGroup}
        onChange={(event) => onChange({ minimumGroup: event.target.value })}
        error={faultAt('minimumGroup') !== undefined}
        helperText={faultAt('minimumGroup') ?? t('newCampaign.minimumGroupHint')}
        sx={{ mt: 1.5, maxWidth: 360 }}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
    </>
  );
}
