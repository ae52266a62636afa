import Add from '@mui/icons-material/Add';
import TableView from '@mui/icons-material/TableView';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { useAllOrganizations } from '../../queries/organizations.ts';
import { useCan } from '../../queries/person.ts';
import { usePeople } from '../../queries/people.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { hasWords, plainText } from '../../ui/table-order.ts';
import { OrganizationDialog } from './organization-dialog.tsx';
import { OrganizationTable } from './organization-table.tsx';
import { typeOrder, useTypeName } from './type-name.ts';

export function OrganizationsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const typeName = useTypeName();
  const organizations = useAllOrganizations();
  // The table names coordinators: rows that grow when they arrive would jump under the pointer.
  const people = usePeople(can('person.read'));
  const [search, setSearch] = useState('');
  const [type, setType] = useState('');
  const [closed, setClosed] = useState(false);
  const [edited, setEdited] = useState<OrganizationView | 'new' | null>(null);
  const words = plainText(search);
  const fits = (one: OrganizationView) =>
    (closed || one.active) &&
    (type === '' || one.type === type) &&
    hasWords(
      plainText(
        `${one.name} ${one.shortName} ${one.code} ${one.cluster} ${one.head} ${one.phone} ${one.email}`,
      ),
      words,
    );
  const actions = can('organization.write') && (
    <>
      <LinkButton to="/organizations/import" variant="outlined" startIcon={<TableView />}>
        {t('organization.load')}
      </LinkButton>
      <Button variant="contained" startIcon={<Add />} onClick={() => setEdited('new')}>
        {t('organization.add')}
      </Button>
    </>
  );
  const firstActions = can('organization.write') && (
    <>
      <LinkButton
        to="/organizations/import"
        variant="contained"
        startIcon={<TableView />}
        sx={{ m: 0.5 }}
      >
        {t('organization.load')}
      </LinkButton>
      <Button
        variant="outlined"
        startIcon={<Add />}
        sx={{ m: 0.5 }}
        onClick={() => setEdited('new')}
      >
        {t('organization.add')}
      </Button>
    </>
  );
  return (
    <Page title={t('organization.title')} actions={organizations.data?.length ? actions : null}>
      <Loaded query={organizations}>
        {(all) =>
          people.isLoading ? (
            <Loading />
          ) : all.length === 0 ? (
            <Empty
              title={t('organization.emptyTitle')}
              text={t('organization.emptyText')}
              action={firstActions}
            />
          ) : (
            <>
              <FilterBar label={t('organization.find')}>
                <SearchField label={t('organization.find')} value={search} onChange={setSearch} />
                <SelectField
                  label={t('organization.type')}
                  value={type}
                  onChange={setType}
                  sx={{ width: { xs: 1, sm: '16rem' } }}
                  options={[
                    { value: '', text: t('common.all') },
                    ...typeOrder
                      .filter((value) => all.some((one) => one.type === value))
                      .map((value) => ({ value, text: typeName(value) })),
                  ]}
                />
                {all.some(({ active }) => !active) && (
                  <FormControlLabel
                    label={t('organization.withClosed')}
                    control={
                      <Checkbox checked={closed} onChange={(_, checked) => setClosed(checked)} />
                    }
                  />
                )}
              </FilterBar>
              {all.some(fits) ? (
                <Sheet flush>
                  <OrganizationTable organizations={all.filter(fits)} onEdit={setEdited} />
                </Sheet>
              ) : (
                <Empty title={t('common.nothingFound')} text={t('common.nothingFoundHint')} />
              )}
            </>
          )
        }
      </Loaded>
      {edited && (
        <OrganizationDialog
          organization={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}
