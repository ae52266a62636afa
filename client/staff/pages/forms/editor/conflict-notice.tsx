import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { differences } from '../../../../../forms/edit/difference.ts';
import { ChangeList } from '../change-list.tsx';
import type { Editor } from './use-editor.ts';

/** Somebody else saved meanwhile: shows theirs against what is typed here, and lets one choose. */
export function ConflictNotice({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const { other, form } = editor;
  if (!other) return null;
  return (
    <Alert severity="warning" role="alert" sx={{ mb: 2 }}>
      {t('editor.conflict', { name: other.editedBy })}
      <Typography variant="body2" sx={{ mt: 1, fontWeight: 600 }}>
        {t('editor.conflictTheirs')}
      </Typography>
      <ChangeList changes={differences(form, other.definition)} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <Button size="small" variant="contained" onClick={editor.keepMine}>
          {t('editor.keepMine')}
        </Button>
        <Button size="small" variant="outlined" onClick={editor.takeTheirs}>
          {t('editor.takeTheirs')}
        </Button>
      </Box>
    </Alert>
  );
}
