import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { FormView } from '../../../../server/forms/schema.ts';
import { useDrafts, useStartDraft } from '../../queries/forms.ts';
import { useCan } from '../../queries/person.ts';
import { LinkButton } from '../../ui/router-link.tsx';
import { NewFormDialog } from './new-form-dialog.tsx';

/** What can be done with a form: change it, copy it, ask with it. */
export function FormActions({ form }: { form: FormView }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const drafts = useDrafts();
  const start = useStartDraft();
  const [copying, setCopying] = useState(false);
  const { key } = form;
  const begun = drafts.data?.some((draft) => draft.key === key) ?? false;
  return (
    <>
      {can('form.publish') && (
        <>
          <Button variant="outlined" onClick={() => setCopying(true)}>
            {t('editor.copy')}
          </Button>
          {!form.made && (
            <Button
              variant="outlined"
              disabled={start.isPending}
              onClick={() =>
                start.mutate(
                  { start: 'change', key },
                  { onSuccess: () => void navigate(`/forms/${key}/draft`) },
                )
              }
            >
              {begun ? t('editor.continueDraft') : t('editor.change')}
            </Button>
          )}
        </>
      )}
      {can('campaign.create') && (
        <LinkButton to={`/campaigns/new?form=${key}`} variant="contained">
          {t('form.start')}
        </LinkButton>
      )}
      {copying && <NewFormDialog forms={[form]} source={form} onClose={() => setCopying(false)} />}
    </>
  );
}
