import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../../server/people/schema.ts';
import { useCan } from '../../queries/person.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Contacts } from '../organizations/contacts.tsx';
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
      width: '25%',
      searchBy: ({ name, role }) => `${name} ${t(`role.${role}`)}`,
      cell: ({ name, role, isSelf }) => (
        <>
          <Box sx={{ fontWeight: 500 }}>
            {name} {isSelf && <Mark>{t('person.you')}</Mark>}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
            {t(`role.${role}`)}
          </Box>
        </>
      ),
    },
    {
      id: 'organizations',
      title: t('person.organizations'),
      sortBy: (person) => places(person),
      cell: (person) => {
        const own = places(person);
        return own ? (
          <Clamp text={own} />
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
      cell: ({ email, phone }) => (email || phone) && <Contacts email={email} phone={phone} />,
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
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
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
          <Tooltip title={t('person.edit')}>
            <IconButton
              aria-label={t('person.editOf', { name: person.name })}
              onClick={() => onEdit(person)}
              sx={{ width: 32, height: 32, my: '-5px', ml: 'auto' }}
            >
              <Edit fontSize="small" />
            </IconButton>
          </Tooltip>
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
