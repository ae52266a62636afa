import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { typeOrder } from '../organizations/type-name.ts';
import type { CampaignDraft } from './draft.ts';
import { TypeGroup } from './type-group.tsx';

interface OrganizationChoiceProps {
  organizations: OrganizationView[];
  /** Types that the form is for; empty means any. */
  suitable: string[];
  /** Whose number is expected; empty where people are not counted. */
  audience: string;
  draft: CampaignDraft;
  asked: boolean;
  onChange: (part: Partial<CampaignDraft>) => void;
  fault: string | undefined;
}

/** Organizations by type, each type chosen at once or one by one. */
export function OrganizationChoice(props: OrganizationChoiceProps) {
  const { organizations, suitable, audience, draft, asked, onChange, fault } = props;
  const chosen = draft.organizationIds;
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [everyType, setEveryType] = useState(false);
  const words = search.trim().toLowerCase();
  const isSuitable = ({ type }: OrganizationView) =>
    suitable.length === 0 || suitable.includes(type);
  const shown = organizations.filter(
    (one) =>
      (everyType || isSuitable(one) || chosen.includes(one.id)) &&
      `${one.name} ${one.shortName} ${one.cluster}`.toLowerCase().includes(words),
  );
  const toggle = (ids: string[], on: boolean) => {
    const rest = chosen.filter((id) => !ids.includes(id));
    onChange({ organizationIds: on ? [...rest, ...ids] : rest });
  };
  return (
    <Box id="campaign-organizationIds" tabIndex={-1} sx={{ '&:focus': { outline: 'none' } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 1.5 }}>
        <SearchField
          label={t('newCampaign.searchOrganization')}
          value={search}
          onChange={setSearch}
        />
        <Typography role="status" variant="body2">
          {t('newCampaign.chosen', { count: chosen.length })}
        </Typography>
      </Box>
      {audience !== '' && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {t('newCampaign.expectedHint')}
        </Typography>
      )}
      {fault && (
        <FormHelperText error role="alert">
          {fault}
        </FormHelperText>
      )}
      {shown.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          {words ? t('common.nothingFound') : t('newCampaign.noOrganizations')}
        </Typography>
      )}
      {typeOrder.map((type) => (
        <TypeGroup
          key={type}
          type={type}
          organizations={shown.filter((one) => one.type === type)}
          audience={audience}
          draft={draft}
          asked={asked}
          onToggle={toggle}
          onPeople={(id, text) => onChange({ people: { ...draft.people, [id]: text } })}
        />
      ))}
      {!everyType && organizations.some((one) => !isSuitable(one)) && (
        <Button size="small" onClick={() => setEveryType(true)}>
          {t('newCampaign.otherTypes')}
        </Button>
      )}
    </Box>
  );
}
