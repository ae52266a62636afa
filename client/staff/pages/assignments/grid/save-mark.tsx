import CallSplit from '@mui/icons-material/CallSplit';
import Check from '@mui/icons-material/Check';
import CloudOff from '@mui/icons-material/CloudOffOutlined';
import Lock from '@mui/icons-material/LockOutlined';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Sync from '@mui/icons-material/Sync';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { useTranslation } from 'react-i18next';
import { useField, useFill, useStandstill } from '../store/fill-context.ts';

const icons = {
  saved: Check,
  waiting: MoreHoriz,
  sending: Sync,
  offline: CloudOff,
  locked: Lock,
  held: WarningAmber,
  refused: WarningAmber,
  conflict: CallSplit,
};

/** Whether what stands in one field is safe: a shape with its word, in a place of its own. */
export function SaveMark({ name }: { name: string }) {
  const { t } = useTranslation();
  const { editable } = useFill();
  const { phase, fault } = useField(name);
  const standstill = useStandstill();
  if (phase === 'untouched' || (!editable && phase === 'saved')) {
    return <span className="mark" />;
  }
  const waits = phase === 'waiting' || phase === 'sending';
  const shown =
    waits && standstill === 'stopped'
      ? 'locked'
      : waits && standstill === 'offline'
        ? 'offline'
        : phase === 'saved' && fault
          ? 'held'
          : phase;
  const Icon = icons[shown];
  const words = t(`fill.phases.${shown === 'held' && phase === 'saved' ? 'wrong' : shown}`);
  return (
    <span className={`mark ${shown}`} title={words}>
      <Icon role="img" aria-label={words} />
    </span>
  );
}
