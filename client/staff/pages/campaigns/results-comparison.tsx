import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { useComparison, useResults } from '../../queries/results.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Empty } from '../../ui/states.tsx';
import { ResultsCompared } from './results-compared.tsx';

/** One question, chosen here, with the organizations beside each other. */
export function ResultsComparison({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { id, state } = progress.campaign;
  const running = state === 'open';
  const results = useResults(id, '', running);
  const [chosen, setChosen] = useState('');
  const questions = results.data?.questions.filter(({ cells }) => cells.length > 0) ?? [];
  // A general mark says the most at first sight.
  const usual = questions.find(({ mean }) => mean !== null) ?? questions[0];
  const question = chosen || (usual?.id ?? '');
  const comparison = useComparison(id, question, running);
  if (results.data && questions.length === 0) return <Empty title={t('comparison.nothing')} />;
  return (
    <>
      <FilterBar label={t('comparison.title')}>
        <SelectField
          label={t('comparison.question')}
          value={question}
          onChange={setChosen}
          sx={{ maxWidth: '46rem' }}
          options={questions.map((one) => ({ value: one.id, text: one.title }))}
        />
      </FilterBar>
      <Loaded query={comparison} rows={8}>
        {(data) => <ResultsCompared key={data.question.id} comparison={data} />}
      </Loaded>
    </>
  );
}
