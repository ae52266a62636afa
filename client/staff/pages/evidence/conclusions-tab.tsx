import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgementsView } from '../../../../server/evidence/schema.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { ConclusionTable } from './conclusion-table.tsx';

/** Criteria that the document gives without an indicator: experts say in words how they stand. */
export function ConclusionsTab({ query }: { query: UseQueryResult<JudgementsView> }) {
  const { t } = useTranslation();
  return (
    <Loaded query={query} rows={10}>
      {(view) =>
        view.criteria.length === 0 ? (
          <Empty title={t('judgement.emptyTitle')} text={t('judgement.emptyText')} />
        ) : (
          <Conclusions view={view} />
        )
      }
    </Loaded>
  );
}

const whole = 'municipality';

function Conclusions({ view }: { view: JudgementsView }) {
  const { t } = useTranslation();
  const shortName = useShortName();
  const ofWhole = view.municipality && view.criteria.some(({ scope }) => scope !== 'organization');
  const [chosen, setChosen] = useState('');
  const places = [
    ...(ofWhole ? [{ value: whole, text: t('judgement.whole') }] : []),
    ...view.organizations.map(({ id, name }) => ({ value: id, text: shortName(id, name) })),
  ];
  const place = places.find(({ value }) => value === chosen) ?? places[0];
  const organizationId = place === undefined || place.value === whole ? null : place.value;
  const rows = useMemo(() => {
    const other = organizationId === null ? 'organization' : whole;
    return view.criteria
      .filter(({ scope }) => scope !== other)
      .map((criterion) => ({
        ...criterion,
        judgement: view.judgements.find(
          (one) => one.indicator === criterion.key && one.organizationId === organizationId,
        ),
      }));
  }, [view, organizationId]);
  if (!place) return <Empty title={t('judgement.emptyTitle')} text={t('judgement.noPlaces')} />;
  return (
    <>
      {places.length > 1 && (
        <FilterBar label={t('judgement.filter')}>
          <SelectField
            label={t('judgement.place')}
            value={place.value}
            onChange={setChosen}
            options={places}
            sx={{ width: { xs: 1, sm: 320 } }}
          />
        </FilterBar>
      )}
      <Sheet flush>
        <ConclusionTable rows={rows} organizationId={organizationId} period={view.period} />
      </Sheet>
    </>
  );
}
