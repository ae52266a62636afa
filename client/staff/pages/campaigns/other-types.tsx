import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';

interface OtherTypesProps {
  others: OrganizationView[];
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
  fault: string | undefined;
}

/** Names the organizations that the form is not for, and asks whether they are meant. */
export function OtherTypes({ others, agreed, onAgree, fault }: OtherTypesProps) {
  const { t } = useTranslation();
  if (others.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mt: 1.5 }}>
      {t('newCampaign.otherTypesWarning', {
        names: others.map(({ shortName }) => shortName).join(', '),
      })}
      <br />
      <FormControlLabel
        label={t('newCampaign.otherTypesConfirm')}
        control={
          <Checkbox
            id="campaign-otherTypes"
            size="small"
            checked={agreed}
            onChange={(_, on) => onAgree(on)}
          />
        }
      />
      {fault && (
        <FormHelperText error role="alert">
          {fault}
        </FormHelperText>
      )}
    </Alert>
  );
}
