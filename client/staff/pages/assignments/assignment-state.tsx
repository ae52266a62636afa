import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import EditNote from '@mui/icons-material/EditNote';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../../../server/campaigns/schema.ts';
import { Status, type Tone } from '../../ui/status.tsx';

const looks = {
  notStarted: { tone: 'wait', icon: RadioButtonUnchecked },
  draft: { tone: 'busy', icon: EditNote },
  submitted: { tone: 'good', icon: CheckCircle },
} as const satisfies Record<AssignmentView['state'], { tone: Tone; icon: typeof EditNote }>;

/** Where a data form stands, by shape and word. */
export function AssignmentState({ state }: { state: AssignmentView['state'] }) {
  const { t } = useTranslation();
  return <Status {...looks[state]} text={t(`assignment.states.${state}`)} />;
}
