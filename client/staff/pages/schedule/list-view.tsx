import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSchedule, type ScheduleFilter } from '../../queries/schedule.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Empty } from '../../ui/states.tsx';
import { MoveOffer } from './move-offer.tsx';
import { ScheduleFilters } from './schedule-filters.tsx';
import { ScheduleRows } from './schedule-rows.tsx';

/** The rows of the document with their plan. The filter lives in the address, to be passed on. */
export function ListView() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const read = (name: keyof ScheduleFilter) => params.get(name) ?? '';
  const filter: ScheduleFilter = {
    direction: read('direction'),
    level: read('level'),
    year: read('year'),
    search: read('search'),
    state: read('state'),
    due: read('due'),
  };
  const search = useDeferredValue(filter.search.trim());
  const schedule = useSchedule({ ...filter, search });
  const change = (part: Partial<ScheduleFilter>) => {
    const set = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(set), { replace: true });
  };
  return (
    <Loaded query={schedule} rows={10}>
      {(data) => (
        <>
          <MoveOffer schedule={data} state={filter.state} />
          <ScheduleFilters schedule={data} filter={filter} onChange={change} />
          {data.rows.length === 0 ? (
            <Empty title={t('common.nothingFound')} text={t('common.nothingFoundHint')} />
          ) : (
            <ScheduleRows schedule={data} />
          )}
        </>
      )}
    </Loaded>
  );
}
