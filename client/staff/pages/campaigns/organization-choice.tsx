import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { typeOrder } from '../organizations/type-name.ts';
import { TypeGroup } from './type-group.tsx';

interface OrganizationChoiceProps {
  organizations: OrganizationView[];
  /** Types that the form is for; empty means any. */
  suitable: string[];
  withHeadcount: boolean;
  chosen: string[];
  onChange: (ids: string[]) => void;
  fault: string | undefined;
}

/** Organizations by type, each type chosen at once or one by one. */
export function OrganizationChoice(props: OrganizationChoiceProps) {
  const { organizations, suitable, withHeadcount, chosen, onChange, fault } = props;
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [everyType, setEveryType] = useState(false);
  const words = search.trim().toLowerCase();
  const isSuitable = ({ type }: OrganizationView) =>
    suitable.length === 0 || suitable.includes(type);
  const shown = organizations.filter(
    (one) =>
      (everyType || isSuitable(one) || chosen.includes(one.id)) &&
      `${one.name} ${one.shortName}`.toLowerCase().includes(words),
  );
  const toggle = (ids: string[], on: boolean) => {
    const rest = chosen.filter((id) => !ids.includes(id));
    onChange(on ? [...rest, ...ids] : rest);
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
          chosen={chosen}
          withHeadcount={withHeadcount}
          onToggle={toggle}
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
