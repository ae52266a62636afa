import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslation } from 'react-i18next';
import type {
  OrganizationType,
  OrganizationView,
} from '../../../../server/organizations/schema.ts';

interface TypeGroupProps {
  type: OrganizationType;
  organizations: OrganizationView[];
  chosen: string[];
  /** The number of pupils says how many are asked only where their parents are. */
  withHeadcount: boolean;
  onToggle: (ids: string[], on: boolean) => void;
}

/** The organizations of one type with a box for all of them. */
export function TypeGroup(props: TypeGroupProps) {
  const { type, organizations, chosen, withHeadcount, onToggle } = props;
  const { t } = useTranslation();
  if (organizations.length === 0) return null;
  const ids = organizations.map(({ id }) => id);
  const count = ids.filter((id) => chosen.includes(id)).length;
  const name = t(`organization.typesPlural.${type}`);
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 1.5, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, fontWeight: 600 }}>
        <FormControlLabel
          label={`${t('newCampaign.allOfType', { type: name })} (${count}/${ids.length})`}
          slotProps={{ typography: { sx: { fontWeight: 600 } } }}
          control={
            <Checkbox
              checked={count === ids.length}
              indeterminate={count > 0 && count < ids.length}
              onChange={(_, on) => onToggle(ids, on)}
            />
          }
        />
      </Box>
      <Box sx={{ pl: 3.5, display: 'grid', gridTemplateColumns: { md: '1fr 1fr' }, columnGap: 2 }}>
        {organizations.map(({ id, shortName, name: fullName, headcount }) => (
          <FormControlLabel
            key={id}
            title={fullName}
            slotProps={{ typography: { variant: 'body2' } }}
            label={
              headcount === null || !withHeadcount
                ? shortName
                : `${shortName}, ${t('newCampaign.headcount', { count: headcount })}`
            }
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(id)}
                onChange={(_, on) => onToggle([id], on)}
              />
            }
          />
        ))}
      </Box>
    </Box>
  );
}
