import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationView } from '../../../../server/organizations/schema.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCan } from '../../queries/person.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { visuallyHidden } from '../../ui/visually-hidden.ts';
import { Contacts, hasContacts } from './contacts.tsx';
import { typeOrder } from './type-name.ts';
import { useCoordinators } from './use-coordinators.ts';

interface OrganizationTableProps {
  organizations: OrganizationView[];
  onEdit: (organization: OrganizationView) => void;
}

/** Organizations by type and name, «№ 2» before «№ 10». */
export function OrganizationTable({ organizations, onEdit }: OrganizationTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const coordinators = useCoordinators();
  const sorted = useMemo(
    () =>
      organizations.toSorted(
        (a, b) =>
          typeOrder.indexOf(a.type) - typeOrder.indexOf(b.type) ||
          a.shortName.localeCompare(b.shortName, 'ru', { numeric: true }),
      ),
    [organizations],
  );
  const figure = (field: 'headcount' | 'teachers'): Column<OrganizationView> => ({
    id: field,
    title: t(`organization.${field}`),
    figure: true,
    sortBy: (one) => one[field],
    cell: (one) => (one[field] === null ? '' : formatNumber(one[field], 0, language)),
  });
  // A column that nobody has filled in yet only takes the place of the others.
  const columns: (Column<OrganizationView> | false)[] = [
    {
      id: 'name',
      title: t('organization.shortName'),
      width: '24%',
      sortBy: ({ shortName }) => shortName,
      cell: ({ shortName, name, active, code }) => (
        <>
          <Box sx={{ fontWeight: 500 }}>
            {shortName} {!active && <Mark>{t('organization.inactive')}</Mark>}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
            {name !== shortName && <Clamp text={name} />}
            {code}
          </Box>
        </>
      ),
    },
    organizations.some(({ cluster }) => cluster) && {
      id: 'cluster',
      title: t('organization.cluster'),
      sortBy: ({ cluster }) => cluster,
      cell: ({ cluster }) => cluster,
    },
    organizations.some(hasContacts) && {
      id: 'contacts',
      title: t('organization.contacts'),
      sortBy: ({ head }) => head,
      cell: ({ head, phone, email }) => <Contacts name={head} phone={phone} email={email} />,
    },
    organizations.some(({ id }) => coordinators.has(id)) && {
      id: 'coordinators',
      title: t('organization.coordinators'),
      sortBy: ({ id }) => coordinators.get(id)?.[0]?.name ?? null,
      cell: ({ id }) =>
        coordinators
          .get(id)
          ?.map((one) => (
            <Contacts key={one.id} name={one.name} phone={one.phone} email={one.email} />
          )),
    },
    organizations.some(({ headcount }) => headcount !== null) && figure('headcount'),
    organizations.some(({ teachers }) => teachers !== null) && figure('teachers'),
    can('organization.write') && {
      id: 'edit',
      title: <span style={visuallyHidden}>{t('common.actions')}</span>,
      name: t('common.actions'),
      control: true,
      cell: (organization) => (
        <Tooltip title={t('organization.edit')}>
          <IconButton
            aria-label={t('organization.editOf', { name: organization.shortName })}
            onClick={() => onEdit(organization)}
            sx={{ width: 40, height: 40, my: -1 }}
          >
            <Edit fontSize="small" />
          </IconButton>
        </Tooltip>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('organization.caption')}
      columns={columns.filter((column) => column !== false)}
      rows={sorted}
      rowKey={({ id }) => id}
      groupOf={({ type }) => t(`organization.typesPlural.${type}`)}
      filter={false}
      copyable
    />
  );
}
