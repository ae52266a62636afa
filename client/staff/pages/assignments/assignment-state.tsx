import AssignmentReturn from '@mui/icons-material/AssignmentReturnOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Draw from '@mui/icons-material/DrawOutlined';
import EditNote from '@mui/icons-material/EditNote';
import MarkEmailRead from '@mui/icons-material/MarkEmailReadOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { useTranslation } from 'react-i18next';
import type { AssignmentState as State } from '../../../../server/assignments/schema.ts';
import { Status, type Tone } from '../../ui/status.tsx';

const looks = {
  notStarted: { tone: 'wait', icon: RadioButtonUnchecked },
  draft: { tone: 'busy', icon: EditNote },
  toSign: { tone: 'busy', icon: Draw },
  submitted: { tone: 'good', icon: MarkEmailRead },
  returned: { tone: 'bad', icon: AssignmentReturn },
  accepted: { tone: 'good', icon: CheckCircle },
} as const satisfies Record<State, { tone: Tone; icon: typeof EditNote }>;

/** Where a data form stands, by shape and word. */
export function AssignmentState({ state }: { state: State }) {
  const { t } = useTranslation();
  return <Status {...looks[state]} text={t(`assignment.states.${state}`)} />;
}
