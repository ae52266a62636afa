import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../queries/organizations.ts';

interface OrganizationsFieldProps {
  value: string[];
  onChange: (ids: string[]) => void;
  fault: string | undefined;
}

/** One or several organizations, found by any part of either name. */
export function OrganizationsField({ value, onChange, fault }: OrganizationsFieldProps) {
  const { t } = useTranslation();
  const { data = [] } = useOrganizations();
  const sorted = data.toSorted((a, b) =>
    a.shortName.localeCompare(b.shortName, 'ru', { numeric: true }),
  );
  const chosen = sorted.filter(({ id }) => value.includes(id));
  return (
    <Autocomplete
      multiple
      id="person-organizationIds"
      options={sorted}
      value={chosen}
      onChange={(_, next) => onChange(next.map(({ id }) => id))}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ shortName }) => shortName}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(options, { inputValue }) => {
        const words = inputValue.trim().toLowerCase();
        return options.filter(({ name, shortName }) =>
          `${shortName} ${name}`.toLowerCase().includes(words),
        );
      }}
      renderOption={({ key: _, ...rest }, { id, shortName, name }) => (
        <Box component="li" {...rest} key={id} sx={{ display: 'block !important' }}>
          {shortName}
          {name !== shortName && (
            <Box
              component="span"
              sx={{ color: 'text.secondary', fontSize: '0.8125rem', display: 'block' }}
            >
              {name}
            </Box>
          )}
        </Box>
      )}
      disableCloseOnSelect
      size="small"
      sx={{ gridColumn: '1 / -1' }}
      renderInput={(input) => (
        <TextField
          {...input}
          label={t('person.organizations')}
          error={fault !== undefined}
          helperText={fault}
        />
      )}
    />
  );
}
