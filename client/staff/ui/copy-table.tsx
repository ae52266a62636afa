import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { tableText, useCopy } from './clipboard.ts';
import { CopyNotice } from './copy-notice.tsx';

/** Puts the table that follows it into the clipboard, ready for a spreadsheet. */
export function CopyTable({ caption }: { caption: string }) {
  const { t } = useTranslation();
  const [state, copy] = useCopy();
  const box = useRef<HTMLDivElement>(null);
  const take = () => {
    const table = box.current?.nextElementSibling;
    if (table instanceof HTMLTableElement) copy(tableText(table));
  };
  return (
    <Box ref={box} sx={{ display: 'flex', justifyContent: 'flex-end', px: 1, py: 0.5 }}>
      <Button
        size="small"
        onClick={take}
        aria-label={`${t('common.copyTable')}: ${caption}`}
        startIcon={state === 'copied' ? <Check /> : <ContentCopy />}
      >
        {state === 'copied' ? t('common.copied') : t('common.copyTable')}
      </Button>
      <CopyNotice state={state} />
    </Box>
  );
}
