import Button from '@mui/material/Button';
import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import { useTranslation } from 'react-i18next';
import { tableText, useCopy } from './clipboard.ts';
import { CopyNotice } from './copy-notice.tsx';

interface CopyTableProps {
  /** The id of the table element. */
  tableId: string;
  caption: string;
}

/** Puts a table into the clipboard, ready for a spreadsheet. */
export function CopyTable({ tableId, caption }: CopyTableProps) {
  const { t } = useTranslation();
  const [state, copy] = useCopy();
  const take = () => {
    const table = document.getElementById(tableId);
    if (table instanceof HTMLTableElement) copy(tableText(table));
  };
  return (
    <>
      <Button
        size="small"
        onClick={take}
        aria-label={`${t('common.copyTable')}: ${caption}`}
        startIcon={state === 'copied' ? <Check /> : <ContentCopy />}
      >
        {state === 'copied' ? t('common.copied') : t('common.copyTable')}
      </Button>
      <CopyNotice state={state} />
    </>
  );
}
