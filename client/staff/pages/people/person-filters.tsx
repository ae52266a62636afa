import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../../server/people/schema.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { rolesToGive } from './person-draft.ts';
import { stateOrder } from './person-state.tsx';

export interface PersonFilter {
  role: string;
  organization: string;
  state: string;
}

export const everybody: PersonFilter = { role: '', organization: '', state: '' };

/** Whether a person stays in sight under the filter. */
export function fitsFilter(
  person: PersonRow,
  { role, organization, state }: PersonFilter,
): boolean {
  return (
    (role === '' || person.role === role) &&
    (state === '' || person.state === state) &&
    (organization === '' || person.organizationIds.includes(organization))
  );
}

interface PersonFiltersProps {
  people: PersonRow[];
  filter: PersonFilter;
  onChange: (filter: PersonFilter) => void;
}

/** Narrows the people by role, organization and access; only what occurs is offered. */
export function PersonFilters({ people, filter, onChange }: PersonFiltersProps) {
  const { t } = useTranslation();
  const { data: organizations = [] } = useOrganizations();
  const all = { value: '', text: t('common.all') };
  const width = { width: { xs: 1, sm: '15rem' } };
  return (
    <FilterBar label={t('person.caption')}>
      <SelectField
        label={t('person.role')}
        value={filter.role}
        onChange={(role) => onChange({ ...filter, role })}
        sx={width}
        options={[
          all,
          ...rolesToGive('administrator')
            .filter((role) => people.some((one) => one.role === role))
            .map((role) => ({ value: role, text: t(`role.${role}`) })),
        ]}
      />
      <SelectField
        label={t('person.organization')}
        value={filter.organization}
        onChange={(organization) => onChange({ ...filter, organization })}
        sx={width}
        options={[
          all,
          ...organizations
            .filter(({ id }) => people.some((one) => one.organizationIds.includes(id)))
            .map(({ id, shortName }) => ({ value: id, text: shortName }))
            .toSorted((a, b) => a.text.localeCompare(b.text, 'ru', { numeric: true })),
        ]}
      />
      <SelectField
        label={t('person.state')}
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state })}
        sx={width}
        options={[
          all,
          ...stateOrder
            .filter((state) => people.some((one) => one.state === state))
            .map((state) => ({ value: state, text: t(`person.states.${state}`) })),
        ]}
      />
    </FilterBar>
  );
}
