import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { ResponsibleField, responsibleOf } from '../responsible-field.tsx';

/** Who carries this one out, whatever the document or a rule says. */
export function ResponsibleOneDialog({
  one,
  onClose,
}: {
  one: OccurrenceDetail;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const change = useChangeOccurrence(one.id);
  const now = one.responsible;
  const [draft, setDraft] = useState({
    accountId: now?.accountId ?? '',
    text: now && now.accountId === null ? now.name : '',
  });
  const [asked, setAsked] = useState(false);
  const responsible = responsibleOf(draft);
  const save = (value: typeof responsible) =>
    change.mutate({ version: one.version, responsible: value }, { onSuccess: onClose });
  const submit = () => {
    setAsked(true);
    if (responsible) save(responsible);
  };
  return (
    <Confirm
      open
      title={t('occurrence.responsible')}
      submit={t('common.save')}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Box sx={{ pt: 1 }}>
        <ResponsibleField value={draft} onChange={setDraft} error={asked && !responsible} />
        {now?.source === 'hand' && (
          <Button
            size="small"
            disabled={change.isPending}
            onClick={() => save(null)}
            sx={{ mt: 1 }}
          >
            {t('occurrence.responsibleBack')}
          </Button>
        )}
      </Box>
    </Confirm>
  );
}
