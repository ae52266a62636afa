import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useLinks } from '../../queries/links.ts';
import { useZone } from '../../queries/municipalities.ts';
import { sheetText } from './message.ts';
import { emailsOf, type Debtor } from './debtors.ts';

/** Texts about debtors that are ready to be pasted: contacts, addresses, reminders. */
export function useDebtorTexts({ campaign }: CampaignProgress) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const dataForm = campaign.kind === 'dataForm';
  const links = useLinks(campaign.id, !dataForm);
  const urls = new Map(
    links.data?.map(({ organizationId, shortUrl }) => [organizationId, shortUrl]),
  );

  const reminder = (debtor: Debtor): string => {
    const { id, shortName, received, expected, assignmentId, assignmentState } = debtor;
    const values = {
      organization: shortName,
      title: campaign.title,
      deadline: formatMoment(campaign.dueAt, zone, language),
      received,
      expected: expected ?? '',
      url: assignmentId
        ? `${window.location.origin}/assignments/${assignmentId}`
        : (urls.get(id) ?? ''),
    };
    if (assignmentState === 'draft') return t('debtors.reminderDraft', values);
    if (dataForm) return t('debtors.reminderForm', values);
    return t(received > 0 ? 'debtors.reminderFew' : 'debtors.reminderNone', values);
  };
  const stateText = ({ received, expected, assignmentState }: Debtor): string => {
    if (assignmentState) return t(`assignment.states.${assignmentState}`);
    if (received === 0) return t('progress.answeredNo');
    return expected === null
      ? t('debtors.receivedOnly', { count: received })
      : t('debtors.received', { received, expected });
  };
  const contactsText = ({ name, contacts }: Debtor): string =>
    [
      name,
      [contacts?.head, contacts?.phone, contacts?.email].filter(Boolean).join(', '),
      ...(contacts?.coordinators ?? []).map((one) =>
        [one.name, one.phone, one.email].filter(Boolean).join(', '),
      ),
    ]
      .filter(Boolean)
      .join('\n');
  const table = (debtors: readonly Debtor[]): string => {
    const columns = [
      'organization',
      'state',
      'head',
      'phone',
      'email',
      'coordinator',
      'coordinatorPhone',
      'coordinatorEmail',
      'reminder',
    ] as const;
    return sheetText([
      columns.map((column) => t(`debtors.columns.${column}`)),
      ...debtors.map((debtor) => {
        const { contacts } = debtor;
        const people = contacts?.coordinators ?? [];
        const all = (pick: (one: (typeof people)[number]) => string) =>
          people.map(pick).filter(Boolean).join(', ');
        return [
          debtor.shortName,
          stateText(debtor),
          contacts?.head ?? '',
          contacts?.phone ?? '',
          contacts?.email ?? '',
          all(({ name }) => name),
          all(({ phone }) => phone),
          all(({ email }) => email),
          reminder(debtor),
        ];
      }),
    ]);
  };
  const emails = (debtors: readonly Debtor[]) => [...new Set(debtors.flatMap(emailsOf))].join(', ');
  return { reminder, stateText, contactsText, table, emails };
}
