import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCan } from '../../queries/person.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { typeOrder, useTypeName } from './type-name.ts';

interface OrganizationTableProps {
  organizations: OrganizationView[];
  onEdit: (organization: OrganizationView) => void;
}

/** Organizations by type and name, «№ 2» before «№ 10». */
export function OrganizationTable({ organizations, onEdit }: OrganizationTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const typeName = useTypeName();
  const sorted = organizations.toSorted(
    (a, b) =>
      typeOrder.indexOf(a.type) - typeOrder.indexOf(b.type) ||
      a.shortName.localeCompare(b.shortName, 'ru', { numeric: true }),
  );
  const columns: Column<OrganizationView>[] = [
    {
      id: 'name',
      title: t('organization.shortName'),
      width: '36%',
      cell: ({ shortName, name, active }) => (
        <>
          <Box sx={{ fontWeight: 500 }}>
            {shortName} {!active && <Mark>{t('organization.inactive')}</Mark>}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
            <Clamp text={name} />
          </Box>
        </>
      ),
    },
    { id: 'type', title: t('organization.type'), cell: ({ type }) => typeName(type) },
    ...(['cluster', 'head'] as const)
      // A column that nobody has filled in yet only takes the place of the others.
      .filter((field) => organizations.some((one) => one[field]))
      .map((field) => ({
        id: field,
        title: t(`organization.${field}`),
        cell: (one: OrganizationView) => one[field],
      })),
    {
      id: 'headcount',
      title: t('organization.headcount'),
      figure: true,
      cell: ({ headcount }) => (headcount === null ? '' : formatNumber(headcount, 0, language)),
    },
  ];
  const edit: Column<OrganizationView> = {
    id: 'edit',
    title: t('common.actions'),
    cell: (organization) => (
      <Button
        size="small"
        aria-label={t('organization.editOf', { name: organization.shortName })}
        onClick={() => onEdit(organization)}
      >
        {t('organization.edit')}
      </Button>
    ),
  };
  return (
    <DataTable
      caption={t('organization.caption')}
      columns={can('organization.write') ? [...columns, edit] : columns}
      rows={sorted}
      rowKey={({ id }) => id}
      copyable
    />
  );
}
