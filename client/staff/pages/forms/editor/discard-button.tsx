import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DraftLineView } from '../../../../../server/forms/draft.schema.ts';
import { useDiscardDraft } from '../../../queries/forms.ts';
import { Confirm } from '../../../ui/confirm.tsx';

/** Throws the draft away, after a question. */
export function DiscardButton({ draft }: { draft: Pick<DraftLineView, 'key' | 'from'> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const discard = useDiscardDraft();
  const changes = draft.from.kind === 'version';
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('editor.discard')}</Button>
      <Confirm
        open={asking}
        danger
        title={t('editor.discardTitle')}
        submit={t('editor.discard')}
        busy={discard.isPending}
        error={discard.error}
        onClose={() => setAsking(false)}
        onSubmit={() => discard.mutate(draft.key, { onSuccess: () => void navigate('/forms') })}
      >
        {changes ? t('editor.discardText') : t('editor.discardNewText')}
      </Confirm>
    </>
  );
}
