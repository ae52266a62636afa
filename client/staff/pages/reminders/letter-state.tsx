import Block from '@mui/icons-material/Block';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Inbox from '@mui/icons-material/InboxOutlined';
import RemoveCircle from '@mui/icons-material/RemoveCircleOutlined';
import Send from '@mui/icons-material/SendOutlined';
import { useTranslation } from 'react-i18next';
import type { LetterState as State } from '../../../../server/mail/schema.ts';
import { Status } from '../../ui/status.tsx';

/** The order in which states ask for somebody's attention. */
export const letterOrder: State[] = [
  'refused',
  'failed',
  'unknown',
  'waiting',
  'sending',
  'kept',
  'sent',
  'dropped',
];

const looks = {
  waiting: { tone: 'wait', icon: HourglassEmpty },
  sending: { tone: 'busy', icon: Send },
  sent: { tone: 'good', icon: CheckCircle },
  refused: { tone: 'bad', icon: Block },
  failed: { tone: 'bad', icon: ErrorOutline },
  kept: { tone: 'quiet', icon: Inbox },
  unknown: { tone: 'wait', icon: HelpOutline },
  dropped: { tone: 'quiet', icon: RemoveCircle },
} as const;

/** What became of a letter, by a word and a shape. */
export function LetterState({ state }: { state: State }) {
  const { t } = useTranslation();
  return <Status {...looks[state]} text={t(`reminder.states.${state}`)} />;
}
