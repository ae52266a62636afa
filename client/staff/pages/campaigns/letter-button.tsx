import MailOutlined from '@mui/icons-material/MailOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { LetterDialog } from './letter-dialog.tsx';
import type { useMessages } from './use-messages.ts';

interface LetterButtonProps {
  link: LinkView;
  messages: ReturnType<typeof useMessages>;
}

/** Opens the letter to whoever answers for the survey in one organization. */
export function LetterButton({ link, messages }: LetterButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<MailOutlined />}
        aria-label={t('message.letterOf', { name: link.organizationName })}
        onClick={() => setOpen(true)}
      >
        {t('message.letterTitle')}
      </Button>
      {open && <LetterDialog link={link} messages={messages} onClose={() => setOpen(false)} />}
    </>
  );
}
