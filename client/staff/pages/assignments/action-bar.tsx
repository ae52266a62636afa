import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { useDecide } from '../../queries/assignments.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ReturnDialog } from './review/return-dialog.tsx';
import { SaveState } from './save-state.tsx';
import { useFill, useForm } from './store/fill-context.ts';
import { showChecks, type HandIn } from './use-hand-in.ts';

interface ActionBarProps {
  view: DataFormView;
  handIn: HandIn;
  /** Remarks that are about to be sent, by question. */
  remarks: Record<string, string>;
  clear: () => void;
}

/** Always at the lower edge: is it saved, how much is done, and what this person may do next. */
export function ActionBar({ view, handIn, remarks, clear }: ActionBarProps) {
  const { t } = useTranslation();
  const { editable } = useFill();
  const { may, assignment } = view;
  const decides = may.some((one) => one !== 'fill' && one !== 'scan');
  if (!editable && !decides) return null;
  return (
    <Box
      role="region"
      aria-label={t('fill.bar')}
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 4,
        mx: { xs: -2, sm: 0 },
        mb: 2.5,
        px: 2,
        py: { xs: 0.75, sm: 1.25 },
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: { xs: 1.5, sm: 3 },
        rowGap: 0.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: { sm: '10px' },
        backgroundColor: 'background.paper',
        boxShadow: '0 -4px 16px rgb(28 39 48 / 8%)',
      }}
    >
      {editable && (
        <>
          <SaveState />
          <Progress view={view} />
        </>
      )}
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Decisions view={view} remarks={remarks} clear={clear} />
        {(may.includes('submit') || (editable && assignment.state === 'notStarted')) && (
          <Button
            variant="contained"
            // Of a form that nobody has begun it says what is missing, like of any other.
            disabled={handIn.busy}
            onClick={() => void handIn.submit()}
          >
            {t(
              handIn.busy ? 'fill.submitting' : submitWords(view, assignment.submittedAt !== null),
            )}
          </Button>
        )}
      </Box>
    </Box>
  );
}

function submitWords({ assignment, may }: DataFormView, again: boolean) {
  if (assignment.signature && !may.includes('sign') && assignment.state !== 'toSign') {
    return 'fill.submitToSign';
  }
  return again ? 'fill.resubmit' : 'fill.submit';
}

function Progress({ view }: { view: DataFormView }) {
  const { t } = useTranslation();
  const sections = useForm((look) => look.sections);
  const wrong = useForm(
    ({ faults }) => [...faults.values()].filter(({ code }) => code !== 'required').length,
  );
  const done = sections.reduce((sum, one) => sum + one.done, 0);
  const total = sections.reduce((sum, one) => sum + one.total, 0);
  const checks = wrong + view.violations.length;
  return (
    <Box
      component="span"
      sx={{ flex: { xs: 1, sm: '0 1 auto' }, fontSize: '0.875rem', color: 'text.secondary' }}
    >
      {t('fill.filled', { done, total })}
      {checks > 0 && (
        <>
          {' · '}
          <MuiLink
            component="button"
            type="button"
            onClick={showChecks}
            sx={{ verticalAlign: 'baseline', fontSize: 'inherit' }}
          >
            {t('checks.count', { count: checks })}
          </MuiLink>
        </>
      )}
    </Box>
  );
}

type DecisionsProps = Omit<ActionBarProps, 'handIn'>;

/** What the head and the department may decide. */
function Decisions({ view, remarks, clear }: DecisionsProps) {
  const { t } = useTranslation();
  const { store } = useFill();
  const { id } = view.assignment;
  const decide = useDecide(id);
  const [returning, setReturning] = useState<'return' | 'sendBack' | null>(null);
  const [takingBack, setTakingBack] = useState(false);
  const returned = view.assignment.state === 'returned';
  const count = Object.values(remarks).filter((text) => text.trim() !== '').length;
  const back = view.may.includes('return')
    ? 'return'
    : view.may.includes('sendBack')
      ? 'sendBack'
      : null;
  const act = async (action: 'accept' | 'reopen' | 'sign') => {
    // A head may have corrected a number just now.
    if (action === 'sign') await store.saver.settle();
    const revision = Math.max(view.revision, store.saver.revision);
    decide.mutate({ action, revision });
  };
  return (
    <>
      {decide.isError && (
        <Box role="alert" sx={{ flexBasis: '100%', color: 'error.main', fontSize: '0.875rem' }}>
          {decide.error.message}
        </Box>
      )}
      {view.may.includes('reopen') && (
        <Button variant="outlined" disabled={decide.isPending} onClick={() => void act('reopen')}>
          {t('fill.reopen')}
        </Button>
      )}
      {back && (
        <Button variant="outlined" onClick={() => setReturning(back)}>
          {count > 0 ? t(`fill.${back}Count`, { count }) : t(`fill.${back}`)}
        </Button>
      )}
      {view.may.includes('accept') &&
        (returned ? (
          <Button variant="outlined" onClick={() => setTakingBack(true)}>
            {t('fill.takeBack')}
          </Button>
        ) : (
          <Button
            variant="contained"
            disabled={decide.isPending}
            onClick={() => void act('accept')}
          >
            {t('fill.accept')}
          </Button>
        ))}
      <Confirm
        open={takingBack && returned}
        title={t('fill.takeBackTitle')}
        submit={t('fill.takeBackDo')}
        busy={decide.isPending}
        error={decide.error}
        onSubmit={() => void act('accept')}
        onClose={() => setTakingBack(false)}
      >
        {t('fill.takeBackText')}
      </Confirm>
      {view.may.includes('sign') && (
        <Button variant="contained" disabled={decide.isPending} onClick={() => void act('sign')}>
          {t('fill.sign')}
        </Button>
      )}
      {returning && (
        <ReturnDialog
          view={view}
          action={returning}
          remarks={remarks}
          onDone={clear}
          onClose={() => setReturning(null)}
        />
      )}
    </>
  );
}
