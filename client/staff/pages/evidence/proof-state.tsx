import Cancel from '@mui/icons-material/CancelOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Feedback from '@mui/icons-material/FeedbackOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { useTranslation } from 'react-i18next';
import type { EvidenceState } from '../../../../server/evidence/schema.ts';
import { Status } from '../../ui/status.tsx';

const looks = {
  none: { tone: 'quiet', icon: RadioButtonUnchecked },
  given: { tone: 'wait', icon: HourglassEmpty },
  confirmed: { tone: 'good', icon: CheckCircle },
  notConfirmed: { tone: 'bad', icon: Cancel },
  remark: { tone: 'wait', icon: Feedback },
} as const;

/** Where a proof stands, by a word and a shape. */
export function ProofState({ state }: { state: EvidenceState }) {
  const { t } = useTranslation();
  return <Status {...looks[state]} text={t(`evidence.states.${state}`)} />;
}
