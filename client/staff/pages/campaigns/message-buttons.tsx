import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Share from '@mui/icons-material/Share';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useCopy } from '../../ui/clipboard.ts';
import { CopyNotice } from '../../ui/copy-notice.tsx';
import type { useMessages } from './use-messages.ts';

interface MessageButtonsProps {
  link: LinkView;
  messages: ReturnType<typeof useMessages>;
  large?: boolean;
  disabled?: boolean;
}

/** Copies one organization's message, or hands it to another program where the device can. */
export function MessageButtons({
  link,
  messages,
  large = false,
  disabled = false,
}: MessageButtonsProps) {
  const { t } = useTranslation();
  const [state, copy] = useCopy();
  const name = link.organizationName;
  const size = large ? 'medium' : 'small';
  const text = () => messages.messageOf(link);
  const canShare = typeof (navigator as { share?: unknown }).share === 'function';
  return (
    <>
      <Button
        size={size}
        variant={large ? 'contained' : 'outlined'}
        disabled={disabled}
        startIcon={state === 'copied' ? <Check /> : <ContentCopy />}
        aria-label={t('message.copyOneOf', { name })}
        onClick={() => copy(text())}
      >
        {state === 'copied' ? t('common.copied') : t(large ? 'message.copyOne' : 'message.short')}
      </Button>
      {canShare && (
        <Button
          size={size}
          variant="outlined"
          disabled={disabled}
          startIcon={<Share />}
          aria-label={t('message.shareOf', { name })}
          // Closing the device's own dialog is no fault.
          onClick={() => void navigator.share({ text: text() }).catch(() => undefined)}
        >
          {t('message.share')}
        </Button>
      )}
      <CopyNotice state={state} />
    </>
  );
}
