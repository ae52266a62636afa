import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { useOrganizations } from '../../queries/organizations.ts';
import { useCan } from '../../queries/person.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { OrganizationDialog } from './organization-dialog.tsx';
import { OrganizationTable } from './organization-table.tsx';
import { typeOrder, useTypeName } from './type-name.ts';

export function OrganizationsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const typeName = useTypeName();
  const organizations = useOrganizations();
  const [search, setSearch] = useState('');
  const [type, setType] = useState('');
  const [edited, setEdited] = useState<OrganizationView | 'new' | null>(null);
  const words = search.trim().toLowerCase();
  const fits = (one: OrganizationView) =>
    (type === '' || one.type === type) &&
    `${one.name} ${one.shortName} ${one.cluster} ${one.head}`.toLowerCase().includes(words);
  const add = can('organization.write') && (
    <Button variant="contained" startIcon={<Add />} onClick={() => setEdited('new')}>
      {t('organization.add')}
    </Button>
  );
  return (
    <Page title={t('organization.title')} actions={add}>
      <Loaded query={organizations}>
        {(all) =>
          all.length === 0 ? (
            <Empty
              title={t('organization.emptyTitle')}
              text={t('organization.emptyText')}
              action={add}
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
