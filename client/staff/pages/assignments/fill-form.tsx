import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/responses/schema.ts';
import { FaultList } from './fault-list.tsx';
import { FillBar } from './fill-bar.tsx';
import { FillSection } from './fill-section.tsx';
import { History } from './history.tsx';
import { useCan } from '../../queries/person.ts';
import { useFilling } from './use-filling.ts';
import { useSaver } from './use-saver.ts';
import { useSubmit } from './use-submit.ts';

interface FillFormProps {
  view: DataFormView;
  zone: string;
}

/** The sections of a data form, the bar that says whether it is saved, and its history. */
export function FillForm({ view: opened, zone }: FillFormProps) {
  const { t } = useTranslation();
  const filling = useFilling(opened, zone);
  const held = filling.unreadable.length > 0;
  const saver = useSaver({
    view: opened,
    sent: filling.sent,
    edition: filling.edition,
    held,
  });
  const { view, state } = saver;
  const can = useCan();
  const locked = view.assignment.locked || !can('dataForm.fill');
  const submitted = view.assignment.state === 'submitted';
  const submitting = useSubmit(filling, saver.submit);
  const conflict = state.kind === 'attention' && state.problem.code === 'dataForm.conflict';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submitting.submit();
      }}
    >
      {view.assignment.locked && (
        <Alert severity="info" sx={{ mb: 2.5 }}>
          {t('fill.locked')}
        </Alert>
      )}
      {!locked && submitted && !submitting.done && (
        <Alert severity="info" sx={{ mb: 2.5 }}>
          {t('fill.submittedHint')}
        </Alert>
      )}
      {submitting.done && (
        <Alert severity="success" role="status" sx={{ mb: 2.5 }}>
          <strong>{t('fill.submitted')}.</strong> {t('fill.submittedText')}
        </Alert>
      )}
      {state.kind === 'attention' && (
        <Alert
          severity="error"
          sx={{ mb: 2.5 }}
          action={
            conflict && (
              <Button color="inherit" size="small" onClick={() => window.location.reload()}>
                {t('fill.reopen')}
              </Button>
            )
          }
        >
          {conflict ? t('fill.conflict') : state.problem.message}
        </Alert>
      )}
      <FaultList filling={filling} faults={submitting.faults} />
      {filling.form.pages
        .filter(({ name }) => filling.state.visible[name])
        .map((page) => (
          <FillSection key={page.name} page={page} filling={filling} locked={locked} />
        ))}
      {!locked && (
        <FillBar
          state={state}
          filling={filling.filling}
          resubmit={submitted}
          busy={submitting.busy}
        />
      )}
      <History view={view} zone={zone} />
    </form>
  );
}
