import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { cellText } from '../../ui/clipboard.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { contentText, questionTitle } from './grid/value-text.ts';
import { useFill, useForm } from './store/fill-context.ts';

/** The form takes no more changes: what was typed and not stored can be copied or saved as a file. */
export function KeptHere({ message }: { message: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { store } = useFill();
  // Drawn again with every change: it lists what is not stored.
  useForm((look) => look);
  const kept = store.saver.names.filter((name) => {
    const { phase } = store.saver.field(name);
    return phase !== 'untouched' && phase !== 'saved';
  });
  const lines = kept.map((name) => {
    const { content, text } = store.saver.field(name);
    const value = text ?? contentText(store.question(name), content, language, t);
    return [questionTitle(store.form, name, language), value].map(cellText).join('\t');
  });
  const table = lines.join('\n');
  const download = () => {
    const link = document.createElement('a');
    // A mark of UTF-8, by which spreadsheets know the letters.
    link.href = URL.createObjectURL(new Blob([`\ufeff${table}`], { type: 'text/plain' }));
    link.download = t('fill.keptFile');
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Alert severity="error">
      <AlertTitle>{message}</AlertTitle>
      {t('fill.kept', { count: kept.length })}
      <Box sx={{ display: 'flex', gap: 1, mt: 1, alignItems: 'center' }}>
        <Button size="small" variant="outlined" startIcon={<FileDownload />} onClick={download}>
          {t('fill.keptDownload')}
        </Button>
        <CopyButton text={table} label={t('fill.keptCopy')} />
      </Box>
    </Alert>
  );
}
