import LinkOff from '@mui/icons-material/LinkOff';
import MailOutlined from '@mui/icons-material/MailOutlined';
import MoreVert from '@mui/icons-material/MoreVert';
import QrCode2 from '@mui/icons-material/QrCode2';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useCan } from '../../queries/person.ts';
import { LetterDialog } from './letter-dialog.tsx';
import { QrDialog } from './qr-dialog.tsx';
import { RevokeConfirm } from './revoke-confirm.tsx';
import type { useMessages } from './use-messages.ts';

interface LinkMenuProps {
  campaignId: string;
  link: LinkView;
  messages: ReturnType<typeof useMessages>;
}

type Choice = 'qr' | 'letter' | 'revoke';

/** What is done with one link less often than copying its message. */
export function LinkMenu({ campaignId, link, messages }: LinkMenuProps) {
  const { t } = useTranslation();
  const can = useCan();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const choose = (choice: Choice) => () => {
    setOpen(false);
    setChosen(choice);
  };
  const close = () => {
    flushSync(() => setChosen(null));
    // The item that opened the dialog, where the focus would return to, is gone with its menu.
    button.current?.focus();
  };
  return (
    <>
      <IconButton
        ref={button}
        aria-label={t('link.more', { name: link.organizationName })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        sx={{ width: 40, height: 40, my: -1 }}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      {open && (
        <Menu open anchorEl={button.current} onClose={() => setOpen(false)}>
          <MenuItem onClick={choose('qr')}>
            <ListItemIcon>
              <QrCode2 fontSize="small" />
            </ListItemIcon>
            {t('link.qr')}
          </MenuItem>
          {can('campaign.create') && (
            <MenuItem onClick={choose('letter')}>
              <ListItemIcon>
                <MailOutlined fontSize="small" />
              </ListItemIcon>
              {t('message.letterTitle')}
            </MenuItem>
          )}
          {can('link.revoke') && (
            <MenuItem onClick={choose('revoke')}>
              <ListItemIcon>
                <LinkOff fontSize="small" />
              </ListItemIcon>
              {t('link.revoke')}
            </MenuItem>
          )}
        </Menu>
      )}
      {chosen === 'qr' && <QrDialog link={link} onClose={close} />}
      {chosen === 'letter' && <LetterDialog link={link} messages={messages} onClose={close} />}
      {chosen === 'revoke' && <RevokeConfirm campaignId={campaignId} link={link} onClose={close} />}
    </>
  );
}
