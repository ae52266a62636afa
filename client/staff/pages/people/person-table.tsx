import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../../server/people/schema.ts';
import { useCan } from '../../queries/person.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { PersonStateView, stateOrder } from './person-state.tsx';

interface PersonTableProps {
  people: PersonRow[];
  onEdit: (person: PersonRow) => void;
  onInvite: (people: PersonRow[]) => void;
}

/** What an invitation means for a person in this state. */
function inviteWord({ state }: PersonRow) {
  if (state === 'active') return 'person.reset';
  return state === 'invited' ? 'person.inviteAgain' : 'person.invite';
}

/** Whether the person may be invited now by whoever looks. */
export function isInvitable({ manageable, state }: PersonRow): boolean {
  return manageable && state !== 'blocked';
}

/** People of the municipality: who, in what role, where, how to reach, whether they can sign in. */
export function PersonTable({ people, onEdit, onInvite }: PersonTableProps) {
  const { t } = useTranslation();
  const can = useCan();
  const shortName = useShortName();
  const places = ({ organizationIds }: PersonRow) =>
    organizationIds
      .map((id) => shortName(id, ''))
      .filter(Boolean)
      .toSorted((a, b) => a.localeCompare(b, 'ru', { numeric: true }))
      .join(', ');
  const sorted = useMemo(
    () => people.toSorted((a, b) => a.name.localeCompare(b.name, 'ru')),
    [people],
  );
  const columns: Column<PersonRow>[] = [
    {
      id: 'name',
      title: t('person.nameShort'),
      sortBy: ({ name }) => name,
      cell: ({ name, isSelf }) => (
        <Box sx={{ fontWeight: 500 }}>
          {name} {isSelf && <Mark>{t('person.you')}</Mark>}
        </Box>
      ),
    },
    {
      id: 'role',
      title: t('person.role'),
      sortBy: ({ role }) => t(`role.${role}`),
      cell: ({ role }) => t(`role.${role}`),
    },
    {
      id: 'organizations',
      title: t('person.organizations'),
      sortBy: (person) => places(person),
      cell: (person) => {
        const own = places(person);
        return own ? (
          <Clamp text={own} lines={3} />
        ) : (
          <Box sx={{ color: 'text.secondary' }}>{t('person.wholeMunicipality')}</Box>
        );
      },
    },
    {
      id: 'contacts',
      title: t('person.contacts'),
      sortBy: ({ email, phone }) => email || phone,
      searchBy: ({ email, phone }) => `${email} ${phone}`,
      cell: ({ email, phone }) =>
        (email || phone) && (
          <Box
            sx={{ fontSize: '0.8125rem', minWidth: { sm: '11.5rem' }, overflowWrap: 'anywhere' }}
          >
            {email && <Box>{email}</Box>}
            {phone && <Box sx={{ whiteSpace: { sm: 'nowrap' } }}>{phone}</Box>}
          </Box>
        ),
    },
    {
      id: 'state',
      title: t('person.state'),
      sortBy: ({ state }) => stateOrder.indexOf(state),
      searchBy: ({ state, login }) => `${t(`person.states.${state}`)} ${login}`,
      cell: (person) => <PersonStateView person={person} />,
    },
  ];
  const actions: Column<PersonRow> = {
    id: 'actions',
    title: t('common.actions'),
    control: true,
    cell: (person) => (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 1.5 }}>
        {isInvitable(person) && (
          <Button
            size="small"
            aria-label={t('person.inviteOf', { action: t(inviteWord(person)), name: person.name })}
            onClick={() => onInvite([person])}
          >
            {t(inviteWord(person))}
          </Button>
        )}
        {(person.manageable || person.isSelf) && (
          <Button
            size="small"
            aria-label={t('person.editOf', { name: person.name })}
            onClick={() => onEdit(person)}
          >
            {t('person.edit')}
          </Button>
        )}
      </Box>
    ),
  };
  const choice = {
    name: ({ name }: PersonRow) => name,
    can: isInvitable,
    actions: (chosen: PersonRow[]) => (
      <Button size="small" variant="contained" onClick={() => onInvite(chosen)}>
        {t('person.inviteChosen', { count: chosen.length })}
      </Button>
    ),
  };
  const mayWrite = can('person.write');
  return (
    <DataTable
      id="people"
      caption={t('person.caption')}
      columns={mayWrite ? [...columns, actions] : columns}
      rows={sorted}
      rowKey={({ id }) => id}
      copyable
      {...(mayWrite ? { choice } : {})}
    />
  );
}
