import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { registryPeople, typedPeople } from './draft.ts';

interface OrganizationRowProps {
  organization: OrganizationView;
  /** Whose number is expected; empty where people are not counted. */
  audience: string;
  chosen: boolean;
  /** What was typed here instead of the registry's number. */
  typed: string | undefined;
  asked: boolean;
  onToggle: (on: boolean) => void;
  onPeople: (text: string) => void;
}

/** One organization to ask, and how many people are expected there. */
export function OrganizationRow(props: OrganizationRowProps) {
  const { organization, audience, chosen, typed, asked, onToggle, onPeople } = props;
  const { t } = useTranslation();
  const { name, shortName } = organization;
  const known = registryPeople(organization, audience);
  const value = typed ?? (known === null ? '' : String(known));
  const wrong = typedPeople(value) === undefined;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <FormControlLabel
        title={name}
        sx={{ flex: 1, minWidth: 0, mr: 0 }}
        slotProps={{ typography: { variant: 'body2' } }}
        label={shortName}
        control={<Checkbox size="small" checked={chosen} onChange={(_, on) => onToggle(on)} />}
      />
      {audience !== '' && chosen && (
        <TextField
          size="small"
          value={value}
          onChange={(event) => onPeople(event.target.value)}
          error={wrong && (asked || value.trim() !== '')}
          sx={{ width: '5.5rem', flex: 'none', '& input': { textAlign: 'right', py: 0.5 } }}
          slotProps={{
            htmlInput: {
              inputMode: 'numeric',
              maxLength: 7,
              'aria-label': t('newCampaign.expectedOf', { name: shortName }),
              placeholder: '—',
            },
          }}
        />
      )}
    </Box>
  );
}
