import Snackbar from '@mui/material/Snackbar';
import { visuallyHidden } from './visually-hidden.ts';
import { useTranslation } from 'react-i18next';
import type { CopyState } from './clipboard.ts';

/** Says to everybody, screen readers too, that something was copied or could not be. */
export function CopyNotice({ state }: { state: CopyState }) {
  const { t } = useTranslation();
  return (
    <>
      <span role="status" style={visuallyHidden}>
        {state === 'copied' ? t('common.copied') : ''}
      </span>
      <Snackbar open={state === 'failed'} message={t('common.copyFailed')} />
    </>
  );
}
