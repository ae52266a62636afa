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
  /** Called first, for a table that does not draw all its rows at once. */
  before?: () => void;
}

/** Puts a table into the clipboard, ready for a spreadsheet. */
export function CopyTable({ tableId, caption, before }: CopyTableProps) {
  const { t } = useTranslation();
  const [state, copy] = useCopy();
  const take = () => {
    before?.();
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
