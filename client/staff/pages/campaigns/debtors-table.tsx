import Box from '@mui/material/Box';
import ChatOutlined from '@mui/icons-material/ChatOutlined';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { AssignmentState } from '../assignments/assignment-state.tsx';
import { Contacts } from '../organizations/contacts.tsx';
import { OrganizationName } from '../organizations/organization-name.tsx';
import { emailsOf, rateOf, type Debtor } from './debtors.ts';
import { ProgressShare } from './progress-share.tsx';
import type { useDebtorTexts } from './use-debtors.ts';

interface DebtorsTableProps {
  debtors: readonly Debtor[];
  texts: ReturnType<typeof useDebtorTexts>;
}

/** Who owes answers, with whom to call or write to. */
export function DebtorsTable({ debtors, texts }: DebtorsTableProps) {
  const { t } = useTranslation();
  const columns: Column<Debtor>[] = [
    {
      id: 'name',
      title: t('debtors.organization'),
      width: '24%',
      cell: ({ id, name }) => <OrganizationName id={id} name={name} />,
      sortBy: ({ shortName }) => shortName,
      searchBy: ({ shortName, name, cluster }) => `${shortName} ${name} ${cluster}`,
    },
    {
      id: 'state',
      title: t('debtors.state'),
      cell: (row) =>
        row.assignmentState ? (
          <AssignmentState state={row.assignmentState} />
        ) : (
          <>
            <div>{texts.stateText(row)}</div>
            {row.expected !== null && row.received > 0 && <ProgressShare {...row} />}
          </>
        ),
      sortBy: (row) => rateOf(row) ?? row.received,
      searchBy: () => '',
    },
    {
      id: 'head',
      title: t('debtors.head'),
      cell: ({ contacts }) => (
        <Contact
          name={contacts?.head ?? ''}
          phone={contacts?.phone ?? ''}
          email={contacts?.email ?? ''}
        />
      ),
      sortBy: ({ contacts }) => contacts?.head ?? null,
    },
    {
      id: 'coordinator',
      title: t('debtors.coordinator'),
      cell: ({ contacts }) =>
        contacts && contacts.coordinators.length > 0 ? (
          contacts.coordinators.map((one) => <Contact key={one.name} {...one} />)
        ) : (
          <Contact name="" phone="" email="" />
        ),
      sortBy: ({ contacts }) => contacts?.coordinators[0]?.name ?? null,
    },
    {
      id: 'copy',
      title: t('debtors.remind'),
      control: true,
      cell: (row) => (
        <Box sx={{ display: 'flex', gap: 0.5 }}>
          <CopyButton
            text={texts.reminder(row)}
            label={t('debtors.copyReminder', { organization: row.shortName })}
            icon={ChatOutlined}
          />
          <CopyButton
            text={texts.contactsText(row)}
            label={t('debtors.copyOne', { organization: row.shortName })}
          />
        </Box>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('debtors.caption')}
      columns={columns}
      rows={debtors}
      rowKey={({ id }) => id}
    />
  );
}

/** How many organizations can be reached by no e-mail. */
export function withoutEmail(debtors: readonly Debtor[]): number {
  return debtors.filter((one) => emailsOf(one).length === 0).length;
}

function Contact({ name, phone, email }: { name: string; phone: string; email: string }) {
  const { t } = useTranslation();
  if (!name && !phone && !email) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('debtors.noContacts')}
      </Box>
    );
  }
  return <Contacts name={name} phone={phone} email={email} />;
}
