import AttachFile from '@mui/icons-material/AttachFile';
import Print from '@mui/icons-material/PrintOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { useAttachScan } from '../../queries/assignments.ts';
import { useCan } from '../../queries/person.ts';
import { LinkButton } from '../../ui/router-link.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { visuallyHidden } from '../../ui/visually-hidden.ts';
import { useClock } from './use-clock.ts';

/** The paper: printed for signatures, then brought back as a scan. */
export function Scan({ view }: { view: DataFormView }) {
  const { t } = useTranslation();
  const clock = useClock();
  const input = useRef<HTMLInputElement>(null);
  const { id, organizationId, state, locked } = view.assignment;
  const attach = useAttachScan(id, organizationId);
  const { scan } = view;
  const may = view.may.includes('scan');
  const own = useCan()('dataForm.fill');
  // The paper is of what is handed in, so there is nothing to attach it to yet.
  const later = own && !may && !locked;
  if (state === 'notStarted' && !scan) return null;
  return (
    <Sheet title={t('scan.title')}>
      {attach.isError && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {attach.error.message}
        </Alert>
      )}
      {view.scanEarlier && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {t(may ? 'scan.earlierOwn' : own ? 'scan.earlierLater' : 'scan.earlierHint')}
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <LinkButton to={`/assignments/${id}/print`} variant="outlined" startIcon={<Print />}>
          {t('scan.print')}
        </LinkButton>
        {may && (
          <>
            <Button
              variant="outlined"
              startIcon={<AttachFile />}
              disabled={attach.isPending}
              onClick={() => input.current?.click()}
            >
              {t(attach.isPending ? 'scan.sending' : scan ? 'scan.replace' : 'scan.attach')}
            </Button>
            <input
              ref={input}
              type="file"
              tabIndex={-1}
              aria-label={t('scan.attach')}
              accept=".pdf,.jpg,.jpeg,.png"
              style={visuallyHidden}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file) attach.mutate(file);
              }}
            />
          </>
        )}
        {scan ? (
          <span>
            <MuiLink href={`/api/files/${scan.id}`} underline="always">
              {scan.name}
            </MuiLink>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              , {t('scan.by', { by: scan.by, time: clock(scan.at) })}
            </Box>
            {view.scanEarlier && (
              <>
                {' '}
                <Mark>{t('scan.earlier')}</Mark>
              </>
            )}
          </span>
        ) : (
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
            {t(may ? 'scan.hint' : view.scanWithheld ? 'scan.withheld' : 'scan.none')}
          </Box>
        )}
        {later && (
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
            {t(state === 'returned' ? 'scan.laterAgain' : 'scan.later')}
          </Box>
        )}
      </Box>
    </Sheet>
  );
}
