import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView, ScheduleView } from '../../../../server/schedules/schema.ts';
import { useCan } from '../../queries/person.ts';
import { DataTable, type Column, type TableProps } from '../../ui/data-table.tsx';
import { Clamp } from '../../ui/clamp.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ApproveShown } from './approve-shown.tsx';
import { ChosenActions } from './chosen-actions.tsx';
import { Event } from './event.tsx';
import { PlanDates } from './plan-dates.tsx';
import { planOrder, responsibleOf } from './plan-words.ts';
import { RowActions } from './row-actions.tsx';
import { RowCampaigns } from './row-campaigns.tsx';
import { RowCard } from './row-card.tsx';
import { RowProgress } from './row-progress.tsx';
import { RowState } from './row-state.tsx';

/** The rows of the filter, with what can be done with one or many of them. */
export function ScheduleRows({ schedule }: { schedule: ScheduleView }) {
  const { t } = useTranslation();
  const can = useCan();
  const mayWrite = can('schedule.write');
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const { rows, total, directions } = schedule;
  const titles = useMemo(
    () => new Map(directions.map(({ id, title }) => [id, title])),
    [directions],
  );
  const groupOf = useCallback(
    // The part of the document that a row stands in.
    ({ section, directionId = '' }: ScheduleRowView) => section ?? titles.get(directionId) ?? '',
    [titles],
  );
  const columns = useMemo((): Column<ScheduleRowView>[] => {
    const all: Column<ScheduleRowView>[] = [
      {
        id: 'event',
        title: t('schedule.event'),
        width: '36%',
        cell: (row) => <Event row={row} direction={titles.get(row.directionId ?? '')} />,
        sortBy: ({ title }) => title,
      },
      {
        id: 'timing',
        title: t('schedule.timing'),
        width: '15%',
        cell: (row) => <PlanDates row={row} />,
        sortBy: ({ plan }) => planOrder(plan),
      },
      {
        id: 'state',
        title: t('schedule.state'),
        width: '12%',
        cell: (row) => (
          <>
            <RowState row={row} />
            <RowProgress row={row} />
          </>
        ),
        sortBy: orderOfState,
      },
      {
        id: 'responsible',
        title: t('schedule.responsible'),
        width: '17%',
        cell: (row) => responsibleOf(row) !== '' && <Clamp text={responsibleOf(row)} />,
        sortBy: responsibleOf,
      },
      {
        id: 'campaigns',
        title: t('schedule.campaigns'),
        cell: (row) => <RowCampaigns row={row} />,
        sortBy: ({ campaigns }) => campaigns.map(({ title }) => title).join(', '),
      },
    ];
    if (narrow) return alone(all);
    if (!mayWrite) return all;
    return [
      ...all,
      {
        id: 'actions',
        title: <span aria-hidden />,
        name: t('common.actions'),
        width: '56px',
        control: true,
        cell: (row) => <RowActions row={row} />,
      },
    ];
  }, [t, mayWrite, narrow, titles]);
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1.5,
          mb: 1,
          minHeight: 40,
        }}
      >
        <Box component="span" role="status" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {t('schedule.shown', { number: rows.length, total })}
        </Box>
        {mayWrite && <ApproveShown rows={rows} />}
      </Box>
      <Sheet flush>
        <DataTable<ScheduleRowView>
          id="schedule"
          caption={t('schedule.title')}
          rows={rows}
          rowKey={({ id }) => id}
          filter={false}
          copyable
          // The first screen at once; the rest is drawn as one scrolls.
          first={narrow ? 20 : 40}
          groupOf={groupOf}
          columns={columns}
          {...(mayWrite && { choice })}
        />
      </Sheet>
    </>
  );
}

const choice: NonNullable<TableProps<ScheduleRowView>['choice']> = {
  name: ({ title }) => title,
  actions: (chosen, clear) => <ChosenActions rows={chosen} onDone={clear} />,
};

/** On a phone all is said in the first column; the others are there to sort by. */
const alone = (columns: Column<ScheduleRowView>[]): Column<ScheduleRowView>[] =>
  columns.map((column, index) => ({
    ...column,
    cell: index === 0 ? (row) => <RowCard row={row} /> : () => null,
  }));

const stateOrder = ['overdue', 'month', 'running', 'later', 'approved', 'draft', 'done', 'archive'];

/** What needs attention first. */
function orderOfState({ due, plan }: ScheduleRowView): number {
  return stateOrder.indexOf(due ?? plan.state);
}
