import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api.ts';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayField } from '../day-field.tsx';
import { withScheme } from './address.ts';

/** Where and when it was published on an official site. */
export function PublicationDialog({
  one,
  onClose,
}: {
  one: OccurrenceDetail;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const zone = useZone();
  const change = useChangeOccurrence(one.id);
  const [place, setPlace] = useState(one.published.at(-1)?.place ?? '');
  const [url, setUrl] = useState('');
  const [date, setDate] = useState(new Date().toLocaleDateString('sv-SE', { timeZone: zone }));
  const [asked, setAsked] = useState(false);
  const before = one.published.map(({ place: of, url: at, date: on }) => ({
    ...{ place: of, url: at, date: on },
  }));
  const faultOf = (name: string) =>
    change.error instanceof Problem
      ? change.error.at(`published.${before.length}.${name}`)
      : undefined;
  const empty = { place: place.trim() === '', url: url.trim() === '', date: date === '' };
  const submit = () => {
    setAsked(true);
    if (empty.place || empty.url || empty.date) return;
    const added = { place: place.trim(), url: withScheme(url), date };
    const patch = { version: one.version, published: [...before, added] };
    change.mutate(patch, { onSuccess: onClose });
  };
  const urlFault = asked && empty.url ? t('occurrence.urlNeeded') : faultOf('url');
  return (
    <Confirm
      open
      title={t('occurrence.publication.title')}
      submit={t('common.save')}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ pt: 1 }}>
        <TextField
          label={t('occurrence.publication.place')}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
          error={asked && empty.place}
          helperText={t(
            asked && empty.place
              ? 'occurrence.publication.placeEmpty'
              : 'occurrence.publication.placeHint',
          )}
          slotProps={{ htmlInput: { maxLength: 300 } }}
        />
        <TextField
          label={t('occurrence.linkUrl')}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          error={urlFault !== undefined}
          helperText={urlFault ?? ''}
        />
        <DayField
          label={t('occurrence.publication.date')}
          value={date}
          onChange={setDate}
          error={asked && empty.date}
          helperText={asked && empty.date ? t('occurrence.dayNeeded') : ''}
          sx={{ maxWidth: '14rem' }}
        />
      </Stack>
    </Confirm>
  );
}
