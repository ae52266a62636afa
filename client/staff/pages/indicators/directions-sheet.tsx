import { useTranslation } from 'react-i18next';
import type { CoverageView } from '../../../../server/indicators/coverage.schema.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { allOf, countStates, states, type Counts } from './covered.ts';

interface Row {
  id: string;
  title: string;
  counts: Counts;
}

/** How many indicators of each direction are in each state, and of the whole catalog. */
export function DirectionsSheet({ view }: { view: CoverageView }) {
  const { t } = useTranslation();
  const whole = countStates(allOf(view));
  const rows: Row[] = [
    ...view.directions.map(({ id, title, indicators }) => ({
      id,
      title,
      counts: countStates(indicators),
    })),
    { id: 'whole', title: t('coverage.whole'), counts: whole },
  ];
  const figures = (['all', ...states] as const).filter((state) => whole[state] > 0);
  return (
    <Sheet title={t('coverage.byDirection')} flush>
      <DataTable
        caption={t('coverage.byDirection')}
        rows={rows}
        rowKey={({ id }) => id}
        filter={false}
        copyable
        columns={[
          {
            id: 'direction',
            title: t('coverage.direction'),
            width: '34%',
            sortBy: ({ title }) => title,
            cell: ({ id, title }) =>
              id === 'whole' ? <strong>{title}</strong> : <Clamp text={title} />,
          },
          ...figures.map((state): Column<Row> => ({
            id: state,
            title: t(`coverage.tiles.${state}`),
            figure: true,
            // Seven states must leave the name of the direction its room.
            width: figures.length > 5 ? '5.5rem' : '7.5rem',
            sortBy: ({ counts }) => counts[state],
            cell: ({ id, counts }) =>
              id === 'whole' ? <strong>{counts[state]}</strong> : counts[state],
          })),
        ]}
      />
    </Sheet>
  );
}
