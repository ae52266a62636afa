import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleView } from '../../../../server/schedules/schema.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useMunicipality } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { MoveDialog } from './move-dialog.tsx';

/** Offers to move what is not approved, once it lies before the working year. */
export function MoveOffer({ schedule, state }: { schedule: ScheduleView; state: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const can = useCan();
  const { data: municipality } = useMunicipality();
  const [open, setOpen] = useState(false);
  const { past, drafts, archived } = schedule.move;
  if (!can('schedule.write') || !municipality) return null;
  // Whoever looks through drafts or the archive may move them at any time.
  const others = { draft: drafts, archive: archived }[state] ?? 0;
  if (past === 0 && others === 0) return null;
  const year = periodName(municipality.workingYear, language);
  return (
    <>
      <Alert
        severity="info"
        sx={{ mb: 2 }}
        action={
          <Button color="inherit" size="small" onClick={() => setOpen(true)}>
            {t('schedule.moveButton')}
          </Button>
        }
      >
        {past > 0
          ? t('schedule.moveOffer', { year, number: past })
          : t('schedule.moveOther', { year, number: others })}
      </Alert>
      {open && <MoveDialog move={schedule.move} year={year} onClose={() => setOpen(false)} />}
    </>
  );
}
