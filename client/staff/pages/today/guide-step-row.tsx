import CheckCircle from '@mui/icons-material/CheckCircle';
import RemoveCircleOutline from '@mui/icons-material/RemoveCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { GuideView } from '../../../../server/guide/schema.ts';
import { useMarkStep } from '../../queries/guide.ts';
import { LinkButton } from '../../ui/router-link.tsx';
import { numberOf, placeOf } from '../shell/guide-words.ts';

interface GuideStepRowProps {
  step: GuideView['steps'][number];
  guide: GuideView;
}

/** One step: its number or mark, what to do in a sentence, one button to the right place. */
export function GuideStepRow({ step, guide }: GuideStepRowProps) {
  const { t } = useTranslation();
  const mark = useMarkStep();
  const { id, state, markedBy } = step;
  const current = guide.current === id;
  const over = state === 'done' || state === 'skipped';
  const title = t(`today.guide.${id}`);
  const go = over ? t('today.guideOpen') : t(`today.guideGo.${id}`);
  const set = (value: 'skipped' | null) => mark.mutate({ step: id, mark: value });
  return (
    <Box
      component="li"
      {...(current ? { 'aria-current': 'step' } : {})}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '36px minmax(0, 1fr)', sm: '36px minmax(0, 1fr) auto' },
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 1,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        ':first-of-type': { borderTop: 0 },
      }}
    >
      <StepSign state={state} number={numberOf(id, guide)} current={current} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: current ? 650 : 500 }}>{title}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {over ? <Over state={state} markedBy={markedBy} /> : <ToDo id={id} guide={guide} />}
        </Box>
      </Box>
      <Box
        sx={{
          gridColumn: { xs: 2, sm: 'auto' },
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          justifyContent: { sm: 'flex-end' },
        }}
      >
        {markedBy !== null && (
          <Button
            size="small"
            aria-label={`${t('today.guideTakeBack')}: ${title}`}
            disabled={mark.isPending}
            onClick={() => set(null)}
          >
            {t('today.guideTakeBack')}
          </Button>
        )}
        {current && (
          <Button
            size="small"
            aria-label={`${t('today.guideSkip')}: ${title}`}
            disabled={mark.isPending}
            onClick={() => set('skipped')}
          >
            {t('today.guideSkip')}
          </Button>
        )}
        <LinkButton
          to={placeOf(id, guide)}
          size="small"
          variant={current ? 'contained' : 'text'}
          aria-label={`${go}: ${title}`}
        >
          {go}
        </LinkButton>
      </Box>
    </Box>
  );
}

/** What to do now, with what is there already. */
function ToDo({ id, guide }: { id: GuideStepRowProps['step']['id']; guide: GuideView }) {
  const { t } = useTranslation();
  if (id === 'organizations' && guide.organizations > 0) {
    return <>{t('today.guideInvite', { number: guide.organizations })}</>;
  }
  return <>{t(`today.guideText.${id}`)}</>;
}

/** How a step ended: by what was done, or by whose word. */
function Over({ state, markedBy }: Pick<GuideStepRowProps['step'], 'state' | 'markedBy'>) {
  const { t } = useTranslation();
  const word = t(state === 'skipped' ? 'today.guideSkipped' : 'today.guideDone');
  return <>{markedBy === null ? word : `${word}: ${markedBy}`}</>;
}

interface StepSignProps {
  state: GuideStepRowProps['step']['state'];
  number: number;
  current: boolean;
}

function StepSign({ state, number, current }: StepSignProps) {
  const place = { justifySelf: 'center', fontSize: 28 };
  if (state === 'done') return <CheckCircle aria-hidden color="success" sx={place} />;
  if (state === 'skipped') return <RemoveCircleOutline aria-hidden color="disabled" sx={place} />;
  return (
    <Box
      aria-hidden
      sx={{
        justifySelf: 'center',
        width: 28,
        height: 28,
        borderRadius: '50%',
        display: 'grid',
        placeItems: 'center',
        fontSize: '0.875rem',
        fontWeight: 650,
        border: 1,
        borderColor: current ? 'primary.main' : '#b7c4cb',
        backgroundColor: current ? 'primary.main' : 'transparent',
        color: current ? 'primary.contrastText' : 'text.secondary',
      }}
    >
      {number}
    </Box>
  );
}
