import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFault } from '../../../../../forms/edit/faults.ts';
import { SaveState } from './save-state.tsx';
import { FaultsButton } from './faults-button.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import type { Editor } from './use-editor.ts';

interface EditorBarProps {
  editor: Editor;
  onGo: (fault: DraftFault) => void;
}

/** Always in sight: whether what is typed is safe, what is wrong, and the way out. */
export function EditorBar({ editor, onGo }: EditorBarProps) {
  const { t } = useTranslation();
  const { state, view, settle } = editor;
  const [publishing, setPublishing] = useState(false);
  const ready = view.faults.length === 0 && editor.other === null;
  return (
    <Box
      sx={{
        position: 'sticky',
        top: { xs: 56, md: 0 },
        zIndex: 5,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.5,
        py: 1,
        mb: 2,
        minHeight: 56,
        backgroundColor: 'background.default',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 8.5rem' }}>
        <SaveState state={state} />
      </Box>
      <FaultsButton faults={view.faults} onGo={onGo} />
      <Button
        variant="contained"
        disabled={!ready}
        onClick={() => {
          // What is published is what was saved last.
          void settle().then((stored) => setPublishing(stored));
        }}
      >
        {t('editor.publish')}
      </Button>
      {publishing && (
        <PublishDialog
          draftKey={editor.key}
          revision={view.revision}
          onClose={() => setPublishing(false)}
        />
      )}
    </Box>
  );
}
