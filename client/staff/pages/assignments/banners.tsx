import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { KeptHere } from './kept-here.tsx';
import { RemarkList } from './review/remark-list.tsx';
import { useFill } from './store/fill-context.ts';
import type { HandIn } from './use-hand-in.ts';

interface BannersProps {
  view: DataFormView;
  handIn: HandIn;
  goTo: (question: string) => void;
}

/** What has to be known before anything else: done, returned, stopped, brought back. */
export function Banners({ view, handIn, goTo }: BannersProps) {
  const { t } = useTranslation();
  const { store, editable } = useFill();
  const { saver } = store;
  const [closed, setClosed] = useState(false);
  const standstill = useSyncExternalStore(saver.subscribe, () => saver.standstill);
  const restored = saver.restored.length;
  const { state } = view.assignment;
  const withheld = view.withheld?.length ?? 0;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mb: 2.5, '&:empty': { mb: 0 } }}>
      {handIn.done && (
        <Alert severity="success" role="status">
          <AlertTitle>{t(`fill.done.${handIn.done}`)}</AlertTitle>
          {t(`fill.doneText.${handIn.done}`)}
        </Alert>
      )}
      {handIn.problem && <Alert severity="error">{handIn.problem.message}</Alert>}
      {standstill.kind === 'attention' && (
        <Alert severity="error">{standstill.problem.message}</Alert>
      )}
      {standstill.kind === 'stopped' && saver.pending && (
        <KeptHere message={standstill.problem.message} />
      )}
      {/* Where saving has stopped, what was brought back is listed above as not stored. */}
      {restored > 0 && !closed && standstill.kind !== 'stopped' && (
        <Alert severity="info" onClose={() => setClosed(true)}>
          {t('fill.restored', { count: restored })}
        </Alert>
      )}
      {editable && (state === 'submitted' || state === 'accepted') && !handIn.done && (
        <Alert severity="info">{t(`fill.correctHint.${state}`)}</Alert>
      )}
      {withheld > 0 && <Alert severity="info">{t('fill.withheld', { count: withheld })}</Alert>}
      <RemarkList view={view} goTo={goTo} />
    </Box>
  );
}
