import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { ApproveDialog } from './approve-dialog.tsx';

/** Approves every draft of the filter at once. */
export function ApproveShown({ rows }: { rows: readonly ScheduleRowView[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const drafts = rows.filter(({ plan }) => plan.state === 'draft');
  if (drafts.length === 0) return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {t('schedule.approveShown', { number: drafts.length })}
      </Button>
      {open && <ApproveDialog rows={drafts} onClose={() => setOpen(false)} />}
    </>
  );
}
