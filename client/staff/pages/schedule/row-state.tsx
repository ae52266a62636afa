import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import EditNote from '@mui/icons-material/EditNote';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import Schedule from '@mui/icons-material/Schedule';
import TaskAlt from '@mui/icons-material/TaskAlt';
import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { Status } from '../../ui/status.tsx';

/** Whether a row is a draft, approved, done or archived, and how it stands to today. */
export function RowState({ row: { plan, due } }: { row: ScheduleRowView }) {
  const { t } = useTranslation();
  if (due === 'overdue') {
    return <Status tone="bad" icon={WarningAmber} text={t('schedule.due.overdue')} />;
  }
  if (due === 'month' || due === 'running') {
    return <Status tone="busy" icon={Schedule} text={t(`schedule.due.${due}`)} />;
  }
  const text = t(`schedule.states.${plan.state}`);
  switch (plan.state) {
    case 'draft':
      return <Status tone="wait" icon={EditNote} text={text} />;
    case 'approved':
      return <Status tone="good" icon={CheckCircle} text={text} />;
    case 'done':
      return <Status tone="quiet" icon={TaskAlt} text={text} />;
    case 'archive':
      return <Status tone="quiet" icon={Inventory} text={text} />;
  }
}
