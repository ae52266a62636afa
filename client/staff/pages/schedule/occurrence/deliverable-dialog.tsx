import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api.ts';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { usePerson } from '../../../queries/person.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { FileField } from '../../files/file-field.tsx';
import { withScheme } from './address.ts';

/** What came of it: words, files and links to published documents. */
export function DeliverableDialog({
  one,
  onClose,
}: {
  one: OccurrenceDetail;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [own = null] = usePerson().organizationIds;
  const change = useChangeOccurrence(one.id);
  const [text, setText] = useState(one.deliverableText);
  const [files, setFiles] = useState(one.deliverableFiles);
  const [links, setLinks] = useState(one.deliverableLinks);
  const setLink = (index: number, part: { title?: string; url?: string }) =>
    setLinks(links.map((link, at) => (at === index ? { ...link, ...part } : link)));
  const submit = () =>
    change.mutate(
      {
        version: one.version,
        deliverableText: text.trim(),
        deliverableFileIds: files.map(({ id }) => id),
        deliverableLinks: links
          .filter(({ url }) => url.trim() !== '')
          .map(({ title, url }) => ({ title: title.trim(), url: withScheme(url) })),
      },
      { onSuccess: onClose },
    );
  const fault = (index: number) =>
    change.error instanceof Problem ? change.error.at(`deliverableLinks.${index}.url`) : undefined;
  return (
    <Confirm
      open
      title={t('occurrence.deliverable')}
      submit={t('common.save')}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2.5} sx={{ pt: 1 }}>
        <TextField
          label={t('occurrence.done.text')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
        <FileField
          label={t('occurrence.files')}
          place={{ purpose: 'deliverable', organizationId: own }}
          most={50}
          files={files}
          onChange={setFiles}
        />
        {links.map((link, index) => (
          <Box key={index} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            <Stack spacing={1.5} sx={{ flex: 1 }}>
              <TextField
                label={t('occurrence.linkUrl')}
                value={link.url}
                onChange={(event) => setLink(index, { url: event.target.value })}
                error={fault(index) !== undefined}
                helperText={fault(index) ?? ''}
              />
              <TextField
                label={t('occurrence.linkTitle')}
                value={link.title}
                onChange={(event) => setLink(index, { title: event.target.value })}
              />
            </Stack>
            <IconButton
              aria-label={t('occurrence.linkRemove', { number: index + 1 })}
              onClick={() => setLinks(links.filter((_, at) => at !== index))}
            >
              <Close fontSize="small" />
            </IconButton>
          </Box>
        ))}
        <Box>
          <Button size="small" onClick={() => setLinks([...links, { title: '', url: '' }])}>
            {t('occurrence.linkAdd')}
          </Button>
        </Box>
      </Stack>
    </Confirm>
  );
}
