import CloudDone from '@mui/icons-material/CloudDoneOutlined';
import CloudOff from '@mui/icons-material/CloudOffOutlined';
import EditNote from '@mui/icons-material/EditNote';
import Sync from '@mui/icons-material/Sync';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { Status } from '../../../ui/status.tsx';
import type { SaveState as State } from './form-saver.ts';

/** Whether what is typed is safe, always in sight. */
export function SaveState({ state }: { state: State }) {
  return (
    <Box role="status" sx={{ minHeight: 24 }}>
      <Words state={state} />
    </Box>
  );
}

function Words({ state }: { state: State }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  switch (state.kind) {
    case 'untouched':
      return <Status tone="quiet" icon={CloudDone} text={t('editor.saves.untouched')} />;
    case 'unsaved':
      return <Status tone="quiet" icon={EditNote} text={t('editor.saves.unsaved')} />;
    case 'held':
      return <Status tone="bad" icon={WarningAmber} text={t('editor.saves.held')} />;
    case 'saving':
      return <Status tone="busy" icon={Sync} text={t('editor.saves.saving')} />;
    case 'saved': {
      const time = state.at.toLocaleTimeString(language === 'ru' ? 'ru-RU' : 'en-GB', {
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
      });
      return <Status tone="good" icon={CloudDone} text={t('editor.saves.savedAt', { time })} />;
    }
    case 'offline':
      return <Status tone="wait" icon={CloudOff} text={t('editor.saves.offline')} />;
    case 'attention':
      return <Status tone="bad" icon={WarningAmber} text={t('editor.saves.attention')} />;
  }
}
