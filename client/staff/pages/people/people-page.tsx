import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationsView, PersonRow } from '../../../../server/people/schema.ts';
import { useCan } from '../../queries/person.ts';
import { usePeople } from '../../queries/people.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { InviteConfirm } from './invite-confirm.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MadePage } from './made-page.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { everybody, fitsFilter, PersonFilters } from './person-filters.tsx';
import { isInvitable, PersonTable } from './person-table.tsx';

/** People and their access. Codes live in this screen's memory only, as long as it is open. */
export function PeoplePage() {
  const { t } = useTranslation();
  const can = useCan();
  const people = usePeople();
  const [filter, setFilter] = useState(everybody);
  const [edited, setEdited] = useState<PersonRow | 'new' | null>(null);
  const [asked, setAsked] = useState<PersonRow[]>([]);
  const [made, setMade] = useState<InvitationsView | null>(null);
  const [printing, setPrinting] = useState(false);
  const shown = useMemo(
    () => (people.data ?? []).filter((one) => fitsFilter(one, filter)),
    [people.data, filter],
  );
  const waiting = (people.data ?? []).filter((one) => isInvitable(one) && one.state === 'waiting');
  const [only] = made?.invitations ?? [];
  const isOne = made?.invitations.length === 1;
  const leave = () => {
    setMade(null);
    setPrinting(false);
  };

  if (made && (!isOne || printing)) return <MadePage made={made} onBack={leave} />;
  const add = can('person.write') && (
    <Button variant="contained" startIcon={<Add />} onClick={() => setEdited('new')}>
      {t('person.add')}
    </Button>
  );
  return (
    <Page
      title={t('person.title')}
      lead={t('person.lead')}
      actions={
        <>
          {waiting.length > 0 && can('person.write') && (
            <Button variant="outlined" onClick={() => setAsked(waiting)}>
              {t('person.inviteWaiting', { number: waiting.length })}
            </Button>
          )}
          {add}
        </>
      }
    >
      <Loaded query={people}>
        {(all) => (
          <>
            <PersonFilters people={all} filter={filter} onChange={setFilter} />
            {shown.length > 0 ? (
              <Sheet flush>
                <PersonTable people={shown} onEdit={setEdited} onInvite={setAsked} />
              </Sheet>
            ) : (
              <Empty
                title={t('common.nothingFound')}
                text={t('common.nothingFoundHint')}
                action={
                  <Button onClick={() => setFilter(everybody)}>{t('common.resetFilters')}</Button>
                }
              />
            )}
            {all.length === 1 && (
              <Empty title={t('person.emptyTitle')} text={t('person.emptyText')} action={add} />
            )}
          </>
        )}
      </Loaded>
      {edited && (
        <PersonDialog
          person={edited === 'new' ? null : edited}
          organizationId={filter.organization}
          onClose={() => setEdited(null)}
          onInvite={setAsked}
        />
      )}
      {asked.length > 0 && (
        <InviteConfirm
          people={asked}
          onMade={(result) => {
            setAsked([]);
            setMade(result);
          }}
          onClose={() => setAsked([])}
        />
      )}
      {only && isOne && (
        <InviteDialog made={only} onPrint={() => setPrinting(true)} onClose={leave} />
      )}
    </Page>
  );
}
