import CallSplit from '@mui/icons-material/CallSplit';
import CloudDone from '@mui/icons-material/CloudDoneOutlined';
import CloudOff from '@mui/icons-material/CloudOffOutlined';
import EditNote from '@mui/icons-material/EditNote';
import Lock from '@mui/icons-material/LockOutlined';
import Sync from '@mui/icons-material/Sync';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status.tsx';
import { visuallyHidden } from '../../ui/visually-hidden.ts';
import { useFill, useForm } from './store/fill-context.ts';
import { useClock } from './use-clock.ts';

const looks = {
  untouched: { tone: 'quiet', icon: CloudDone },
  waiting: { tone: 'quiet', icon: EditNote },
  saving: { tone: 'busy', icon: Sync },
  saved: { tone: 'good', icon: CloudDone },
  offline: { tone: 'wait', icon: CloudOff },
  stopped: { tone: 'bad', icon: Lock },
  attention: { tone: 'bad', icon: WarningAmber },
  conflict: { tone: 'wait', icon: CallSplit },
  held: { tone: 'bad', icon: WarningAmber },
} as const;
type Saved = keyof typeof looks;

/** What the whole page is in, the gravest first. */
function useSaved(): { saved: Saved; count: number } {
  const { store } = useFill();
  const phases = useForm((look) => look.phases);
  const { saver } = store;
  const kind = useForm(() => saver.standstill.kind);
  const sending = useForm(() => saver.sending);
  // Told anew with each save, whose time stands there.
  useForm(() => saver.savedAt);
  const waiting = phases.waiting + phases.sending;
  if (kind !== 'none' && waiting > 0) return { saved: kind, count: waiting };
  if (phases.conflict > 0) return { saved: 'conflict', count: phases.conflict };
  const held = phases.held + phases.refused;
  if (held > 0) return { saved: 'held', count: held };
  if (sending) return { saved: 'saving', count: waiting };
  if (waiting > 0) return { saved: 'waiting', count: waiting };
  return { saved: saver.savedAt ? 'saved' : 'untouched', count: 0 };
}

/** Whether what is typed is safe, always in sight; told aloud only when it has settled. */
export function SaveState() {
  const { t } = useTranslation();
  const clock = useClock();
  const { store } = useFill();
  const { saved, count } = useSaved();
  const time = store.saver.savedAt ? clock(store.saver.savedAt.toISOString()) : '';
  const words = t(`fill.saves.${saved}`, { count, time });
  const [told, setTold] = useState('');
  useEffect(() => {
    // A reader of every «saving» would hear nothing else.
    const timer = setTimeout(() => {
      if (saved !== 'saving' && saved !== 'waiting' && saved !== 'untouched') setTold(words);
    }, 800);
    return () => clearTimeout(timer);
  }, [saved, words]);
  return (
    <Box sx={{ minHeight: 24, flexBasis: { xs: '100%', sm: 'auto' } }}>
      <Status {...looks[saved]} text={words} />
      <span aria-live="polite" style={visuallyHidden}>
        {told}
      </span>
    </Box>
  );
}
