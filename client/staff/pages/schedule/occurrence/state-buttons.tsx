import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { DoneDialog } from './done-dialog.tsx';

/** What can become of an occurrence from here. */
export function StateButtons({ one }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  const change = useChangeOccurrence(one.id);
  const [dialog, setDialog] = useState<'done' | 'cancel' | null>(null);
  const { state, may, version } = one;
  const close = () => setDialog(null);
  if (may === 'read') return null;
  const to = (next: 'planned' | 'underway') => change.mutate({ version, state: next });
  return (
    <>
      {(state === 'planned' || state === 'underway') && (
        <>
          {state === 'planned' && (
            <Button variant="outlined" disabled={change.isPending} onClick={() => to('underway')}>
              {t('occurrence.act.begin')}
            </Button>
          )}
          {may === 'plan' && (
            <Button onClick={() => setDialog('cancel')}>{t('occurrence.act.cancel')}</Button>
          )}
          <Button variant="contained" onClick={() => setDialog('done')}>
            {t('occurrence.act.done')}
          </Button>
        </>
      )}
      {(state === 'done' || (state === 'cancelled' && may === 'plan')) && (
        <Button variant="outlined" disabled={change.isPending} onClick={() => to('underway')}>
          {t(`occurrence.act.${state === 'done' ? 'reopen' : 'restore'}`)}
        </Button>
      )}
      {change.isError && <span role="alert">{change.error.message}</span>}
      {dialog === 'done' && <DoneDialog one={one} onClose={close} />}
      {dialog === 'cancel' && <CancelDialog one={one} onClose={close} />}
    </>
  );
}
