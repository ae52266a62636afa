import AccountTree from '@mui/icons-material/AccountTreeOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Event from '@mui/icons-material/EventOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Gavel from '@mui/icons-material/RateReviewOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import RemoveCircle from '@mui/icons-material/RemoveCircleOutlined';
import Storage from '@mui/icons-material/StorageOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../ui/status.tsx';
import type { State } from './covered.ts';

/** Shapes and tones of the states; «all» is how the whole catalog is drawn. */
export const looks: Record<State | 'all', { tone: Tone; icon: SvgIconComponent }> = {
  all: { tone: 'quiet', icon: AccountTree },
  computed: { tone: 'good', icon: CheckCircle },
  waiting: { tone: 'wait', icon: HourglassEmpty },
  external: { tone: 'wait', icon: Storage },
  evidence: { tone: 'wait', icon: FactCheck },
  judgement: { tone: 'busy', icon: Gavel },
  otherPeriod: { tone: 'quiet', icon: Event },
  unbound: { tone: 'quiet', icon: RemoveCircle },
};

/** How far an indicator is on its way to a value, by a word and a shape. */
export function CoverageState({ state }: { state: State }) {
  const { t } = useTranslation();
  return <Status {...looks[state]} text={t(`coverage.states.${state}`)} />;
}
