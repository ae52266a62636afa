import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Alert from '@mui/material/Alert';
import Button, { type ButtonProps } from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useTranslation } from 'react-i18next';
import { useDownload } from '../../queries/reports.ts';

type DownloadButtonProps = Pick<ButtonProps, 'variant' | 'size' | 'children' | 'aria-label'> & {
  /** Where the server makes the file. */
  path: string;
  /** Of what, where that is too long for an address. */
  body?: unknown;
};

/** Saves a file that the server makes; says so while it is being made, and why it could not be. */
export function DownloadButton({ path, body, children, ...rest }: DownloadButtonProps) {
  const { t } = useTranslation();
  const download = useDownload();
  return (
    <>
      <Button
        {...rest}
        startIcon={<FileDownload />}
        aria-busy={download.isPending}
        onClick={() => {
          if (!download.isPending) download.mutate({ path, body });
        }}
      >
        {download.isPending ? t('report.making') : children}
      </Button>
      <Snackbar open={download.isError} autoHideDuration={10_000} onClose={download.reset}>
        <Alert severity="error" onClose={download.reset}>
          {download.error?.message}
        </Alert>
      </Snackbar>
    </>
  );
}
