import Check from '@mui/icons-material/Check';
import TableView from '@mui/icons-material/TableViewOutlined';
import AlternateEmail from '@mui/icons-material/AlternateEmail';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { useCopy } from '../../ui/clipboard.ts';
import { CopyNotice } from '../../ui/copy-notice.tsx';
import type { useMessages } from './use-messages.ts';

interface CopyAllProps {
  links: LinkView[];
  messages: ReturnType<typeof useMessages>;
}

/** Everything for everybody at once: a table for a spreadsheet, the addresses for one letter. */
export function CopyAll({ links, messages }: CopyAllProps) {
  const { t } = useTranslation();
  const [table, copyTable] = useCopy();
  const [emails, copyEmails] = useCopy();
  const known = [...new Set(links.map((link) => messages.contactsOf(link).email).filter(Boolean))];
  const missing = links.filter((link) => !messages.contactsOf(link).email).length;
  return (
    <>
      <Tooltip describeChild title={t('message.copyAllHint')}>
        <Button
          variant="outlined"
          startIcon={table === 'copied' ? <Check /> : <TableView />}
          onClick={() => copyTable(messages.tableOf(links))}
        >
          {table === 'copied' ? t('common.copied') : t('message.copyAll')}
        </Button>
      </Tooltip>
      {known.length > 0 && (
        <Tooltip
          describeChild
          title={missing > 0 ? t('message.emailsMissing', { count: missing }) : ''}
        >
          <Button
            variant="outlined"
            startIcon={emails === 'copied' ? <Check /> : <AlternateEmail />}
            onClick={() => copyEmails(known.join('; '))}
          >
            {emails === 'copied' ? t('common.copied') : t('message.emails')}
          </Button>
        </Tooltip>
      )}
      <CopyNotice state={table} />
      <CopyNotice state={emails} />
    </>
  );
}
