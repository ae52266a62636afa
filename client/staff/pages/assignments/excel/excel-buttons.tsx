import TableView from '@mui/icons-material/TableView';
import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Snackbar from '@mui/material/Snackbar';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templateFile } from '../../../queries/excel.ts';
import { useDownload } from '../../../queries/reports.ts';
import type { TakenChange } from './taken.ts';
import { UploadDialog } from './upload-dialog.tsx';

interface ExcelButtonsProps {
  assignmentId: string;
  /** Whether the form can be filled in now: else the template can only be looked at. */
  fillable?: boolean;
  /** Called before the template is made, so that what was typed last is in it. */
  beforeDownload?: () => Promise<unknown>;
  /** What the person takes from the file: to be saved as if it had been typed. */
  onTake: (changes: TakenChange[]) => unknown;
}

/** The form as a workbook: taken away, and brought back filled in. */
export function ExcelButtons(props: ExcelButtonsProps) {
  const { assignmentId, fillable = true, beforeDownload, onTake } = props;
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [uploading, setUploading] = useState(false);
  const download = useDownload();
  const id = useId();
  const close = () => setAnchor(null);
  const take = async () => {
    close();
    await beforeDownload?.();
    download.mutate({ path: templateFile(assignmentId) });
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<TableView />}
        endIcon={<ArrowDropDown />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(anchor ? { 'aria-controls': id } : {})}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('excel.menu')}
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem onClick={() => void take()}>
          <ListItemText primary={t('excel.download')} secondary={t('excel.downloadHint')} />
        </MenuItem>
        {fillable && (
          <MenuItem
            onClick={() => {
              close();
              setUploading(true);
            }}
          >
            <ListItemText primary={t('excel.upload')} secondary={t('excel.uploadHint')} />
          </MenuItem>
        )}
      </Menu>
      <Snackbar open={download.isError} onClose={() => download.reset()} autoHideDuration={10_000}>
        <Alert severity="error" onClose={() => download.reset()}>
          {download.error?.message}
        </Alert>
      </Snackbar>
      {uploading && (
        <UploadDialog
          assignmentId={assignmentId}
          onTake={onTake}
          onClose={() => setUploading(false)}
        />
      )}
    </>
  );
}
