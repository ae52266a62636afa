import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrafts, useForms } from '../../queries/forms.ts';
import { useCan } from '../../queries/person.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DraftTable } from './draft-table.tsx';
import { FormTable } from './form-table.tsx';
import { NewFormDialog } from './new-form-dialog.tsx';

/** The forms of the municipality: what is being written, and what can be asked. */
export function FormsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const forms = useForms();
  const drafts = useDrafts();
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={t('form.title')}
      lead={t('form.lead')}
      actions={
        can('form.publish') && (
          <Button variant="contained" onClick={() => setCreating(true)}>
            {t('editor.create')}
          </Button>
        )
      }
    >
      <Loaded query={drafts} rows={2}>
        {(begun) => (
          <Loaded query={forms}>
            {(all) => (
              <>
                {begun.length > 0 && <DraftTable drafts={begun} forms={all} />}
                {all.length === 0 ? (
                  <Empty title={t('form.emptyTitle')} text={t('form.emptyText')} />
                ) : (
                  <FormTable forms={all} />
                )}
                {creating && <NewFormDialog forms={all} onClose={() => setCreating(false)} />}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
