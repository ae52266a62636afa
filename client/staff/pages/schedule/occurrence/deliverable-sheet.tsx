import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { FileLink } from '../../../ui/file-link.tsx';
import { dayText } from '../occurrence-words.ts';
import { DeliverableDialog } from './deliverable-dialog.tsx';
import { PublicationDialog } from './publication-dialog.tsx';

const list = { listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 } as const;

/** What came of it: words, files, links, and where it was published on official sites. */
export function DeliverableSheet({ one }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const change = useChangeOccurrence(one.id);
  const [dialog, setDialog] = useState<'deliverable' | 'publication' | null>(null);
  const { deliverableText, deliverableFiles, deliverableLinks, published, may } = one;
  const empty =
    deliverableText === '' && deliverableFiles.length === 0 && deliverableLinks.length === 0;
  const close = () => setDialog(null);
  const withdraw = (index: number) =>
    change.mutate({
      version: one.version,
      published: published
        .filter((_, at) => at !== index)
        .map(({ place, url, date }) => ({ place, url, date })),
    });
  return (
    <Sheet
      title={t('occurrence.deliverable')}
      actions={
        may !== 'read' && (
          <>
            <Button size="small" variant="outlined" onClick={() => setDialog('deliverable')}>
              {t(empty ? 'occurrence.deliverableAdd' : 'schedule.change')}
            </Button>
            <Button size="small" variant="outlined" onClick={() => setDialog('publication')}>
              {t('occurrence.publicationAdd')}
            </Button>
          </>
        )
      }
    >
      {one.deliverable !== undefined && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('occurrence.expected', { text: one.deliverable })}
        </Typography>
      )}
      {empty && published.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>{t('occurrence.deliverableNone')}</Typography>
      )}
      {deliverableText !== '' && (
        <Typography sx={{ whiteSpace: 'pre-line', mb: 1.5 }}>{deliverableText}</Typography>
      )}
      {(deliverableFiles.length > 0 || deliverableLinks.length > 0) && (
        <Box component="ul" sx={list}>
          {deliverableFiles.map((file) => (
            <li key={file.id}>
              <FileLink file={file} />
            </li>
          ))}
          {deliverableLinks.map(({ title, url }) => (
            <li key={url}>
              <OuterLink url={url} text={title === '' ? url : title} />
            </li>
          ))}
        </Box>
      )}
      {published.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: empty ? 0 : 2, mb: 0.5 }}>
            {t('occurrence.publications')}
          </Typography>
          <Box component="ul" sx={list}>
            {published.map(({ place, url, date }, index) => (
              <li key={`${url} ${date}`}>
                <OuterLink url={url} text={place} />
                <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
                  {`, ${dayText(date, language)}`}
                </Box>
                {may !== 'read' && (
                  <Button
                    size="small"
                    aria-label={t('occurrence.publicationRemoveOf', { place })}
                    disabled={change.isPending}
                    onClick={() => withdraw(index)}
                    sx={{ ml: 1 }}
                  >
                    {t('occurrence.publicationRemove')}
                  </Button>
                )}
              </li>
            ))}
          </Box>
        </>
      )}
      {dialog === 'deliverable' && <DeliverableDialog one={one} onClose={close} />}
      {dialog === 'publication' && <PublicationDialog one={one} onClose={close} />}
    </Sheet>
  );
}

/** An address outside the product. */
function OuterLink({ url, text }: { url: string; text: string }) {
  return (
    <MuiLink
      href={url}
      target="_blank"
      rel="noreferrer"
      underline="always"
      sx={{ overflowWrap: 'anywhere' }}
    >
      {text}
    </MuiLink>
  );
}
