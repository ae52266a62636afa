import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import type { ReleaseInput, ReleaseView } from '../../../../server/responses/release.schema.ts';
import { useDecide, useFreeAnswers, type ReleaseFilter } from '../../queries/results.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Empty } from '../../ui/states.tsx';
import { ReleaseAnswer } from './release-answer.tsx';

const states = ['waiting', 'released', 'hidden'] as const;

/** Free answers of a campaign, read by a specialist before anybody else. */
export function ResultsRelease({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { id } = progress.campaign;
  const [filter, setFilter] = useState<ReleaseFilter>({ state: 'waiting', question: '' });
  const answers = useFreeAnswers(id, filter);
  const decide = useDecide(id);
  return (
    <>
      <Typography sx={{ color: 'text.secondary', mb: 2, maxWidth: '46rem' }}>
        {t('release.lead')}
      </Typography>
      <Loaded query={answers} rows={8}>
        {(view) => (
          <>
            <Filters view={view} filter={filter} onFilter={setFilter} />
            {decide.isError && (
              <Alert severity="error" sx={{ mb: 2 }}>
                {decide.error.message}
              </Alert>
            )}
            <Answers
              view={view}
              filter={filter}
              busy={decide.isPending}
              onDecide={(decisions) => decide.mutate({ decisions })}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

interface FiltersProps {
  view: ReleaseView;
  filter: ReleaseFilter;
  onFilter: (filter: ReleaseFilter) => void;
}

function Filters({ view, filter, onFilter }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <FilterBar label={t('release.title')}>
      <SelectField
        label={t('release.title')}
        value={filter.state}
        onChange={(value) =>
          onFilter({ ...filter, state: states.find((one) => one === value) ?? 'waiting' })
        }
        sx={{ maxWidth: '16rem' }}
        options={states.map((state) => ({
          value: state,
          text: `${t(`release.${state}`)}: ${view.counts[state]}`,
        }))}
      />
      {view.questions.length > 1 && (
        <SelectField
          label={t('release.question')}
          value={filter.question}
          onChange={(question) => onFilter({ ...filter, question })}
          sx={{ maxWidth: '30rem' }}
          options={[
            { value: '', text: t('release.everyQuestion') },
            ...view.questions.map(({ key, title }) => ({ value: key, text: title })),
          ]}
        />
      )}
    </FilterBar>
  );
}

interface AnswersProps {
  view: ReleaseView;
  filter: ReleaseFilter;
  busy: boolean;
  onDecide: (decisions: ReleaseInput['decisions']) => void;
}

function Answers({ view, filter, busy, onDecide }: AnswersProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const waiting = filter.state === 'waiting';
  const clean = view.answers.filter(({ warnings }) => warnings.length === 0);
  if (view.answers.length === 0) {
    return waiting ? (
      <Empty title={t('release.nothingWaiting')} text={t('release.nothingWaitingText')} />
    ) : (
      <Empty title={t('release.nothing')} />
    );
  }
  return (
    <>
      {waiting && clean.length > 1 && (
        <Box sx={{ mb: 2 }}>
          <Button variant="outlined" disabled={busy} onClick={() => setAsking(true)}>
            {t('release.allClean', { count: clean.length })}
          </Button>
        </Box>
      )}
      {view.answers.map((answer) => (
        <ReleaseAnswer
          key={`${answer.id} ${answer.state}`}
          answer={answer}
          busy={busy}
          onDecide={(decision) => onDecide([decision])}
        />
      ))}
      {view.more > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('release.more', { count: view.more })}
        </Typography>
      )}
      <Confirm
        open={asking}
        title={t('release.allCleanTitle')}
        submit={t('release.allClean', { count: clean.length })}
        onClose={() => setAsking(false)}
        onSubmit={() => {
          setAsking(false);
          onDecide(clean.map(({ id }) => ({ id, state: 'released' as const, masks: [] })));
        }}
      >
        {t('release.allCleanText')}
      </Confirm>
    </>
  );
}
