import type { SvgIconComponent } from '@mui/icons-material';
import Check from '@mui/icons-material/Check';
import ContentCopy from '@mui/icons-material/ContentCopy';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useCopy } from './clipboard.ts';
import { CopyNotice } from './copy-notice.tsx';

interface CopyButtonProps {
  text: string;
  label: string;
  /** Another picture where two such buttons stand side by side. */
  icon?: SvgIconComponent;
}

/** A small button that copies a text. */
export function CopyButton({ text, label, icon: Icon = ContentCopy }: CopyButtonProps) {
  const [state, copy] = useCopy();
  return (
    <>
      <Tooltip title={label}>
        <IconButton size="small" aria-label={label} onClick={() => copy(text)}>
          {state === 'copied' ? <Check fontSize="small" /> : <Icon fontSize="small" />}
        </IconButton>
      </Tooltip>
      <CopyNotice state={state} />
    </>
  );
}
