import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslation } from 'react-i18next';
import type {
  OrganizationType,
  OrganizationView,
} from '../../../../server/organizations/schema.ts';
import type { CampaignDraft } from './draft.ts';
import { OrganizationRow } from './organization-row.tsx';

interface TypeGroupProps {
  type: OrganizationType;
  organizations: OrganizationView[];
  /** Whose number is expected; empty where people are not counted. */
  audience: string;
  draft: CampaignDraft;
  asked: boolean;
  onToggle: (ids: string[], on: boolean) => void;
  onPeople: (id: string, text: string) => void;
}

/** The organizations of one type, with a box for all of them and one for each cluster. */
export function TypeGroup(props: TypeGroupProps) {
  const { type, organizations, audience, draft, asked, onToggle, onPeople } = props;
  const { t } = useTranslation();
  if (organizations.length === 0) return null;
  const clusters = [...new Set(organizations.map(({ cluster }) => cluster))].sort((a, b) =>
    a.localeCompare(b, 'ru', { numeric: true }),
  );
  const name = t(`organization.typesPlural.${type}`);
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 1.5, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, fontWeight: 600 }}>
        <ManyBox
          label={t('newCampaign.allOfType', { type: name })}
          organizations={organizations}
          draft={draft}
          onToggle={onToggle}
        />
      </Box>
      {clusters.length > 1 && (
        <Box sx={{ pl: 3.5, display: 'flex', flexWrap: 'wrap' }}>
          {clusters
            .filter((cluster) => cluster !== '')
            .map((cluster) => (
              <ManyBox
                key={cluster}
                label={t('newCampaign.cluster', { name: cluster })}
                organizations={organizations.filter((one) => one.cluster === cluster)}
                draft={draft}
                onToggle={onToggle}
              />
            ))}
        </Box>
      )}
      <Box sx={{ pl: 3.5, display: 'grid', gridTemplateColumns: { md: '1fr 1fr' }, columnGap: 4 }}>
        {organizations.map((organization) => (
          <OrganizationRow
            key={organization.id}
            organization={organization}
            audience={audience}
            chosen={draft.organizationIds.includes(organization.id)}
            typed={draft.people[organization.id]}
            asked={asked}
            onToggle={(on) => onToggle([organization.id], on)}
            onPeople={(text) => onPeople(organization.id, text)}
          />
        ))}
      </Box>
    </Box>
  );
}

interface ManyBoxProps {
  label: string;
  organizations: OrganizationView[];
  draft: CampaignDraft;
  onToggle: (ids: string[], on: boolean) => void;
}

/** One box for several organizations: on, off, or between. */
function ManyBox({ label, organizations, draft, onToggle }: ManyBoxProps) {
  const ids = organizations.map(({ id }) => id);
  const count = ids.filter((id) => draft.organizationIds.includes(id)).length;
  return (
    <FormControlLabel
      label={label}
      control={
        <Checkbox
          size="small"
          checked={count === ids.length}
          indeterminate={count > 0 && count < ids.length}
          onChange={(_, on) => onToggle(ids, on)}
        />
      }
    />
  );
}
