import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ComputedListsView } from '../../../../../server/indicators/computed.schema.ts';
import { formatDay } from '../../../format/date.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { computedPath } from './computed-path.ts';

type Row = ComputedListsView['lists'][number];

/** Each list with the way it is computed, what came out and how fresh that is. */
export function ListsTable({ view: { lists, period } }: { view: ComputedListsView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const result = ({ hidden, computed, organizations: whole, listed: part }: Row) => {
    if (hidden) return t('computed.all.hidden');
    if (!computed) return t('computed.all.notComputed');
    return part > 0
      ? t('computed.all.listed', { part, whole })
      : t('computed.all.computed', { organizations: t('common.organizations', { count: whole }) });
  };
  return (
    <DataTable
      caption={t('computed.all.caption')}
      rows={lists}
      rowKey={({ id }) => id}
      copyable
      columns={[
        {
          id: 'name',
          title: t('computed.all.name'),
          width: '50%',
          sortBy: ({ title }) => title,
          cell: ({ id, title, method }) => (
            <>
              <TextLink to={computedPath(id, period)}>{title}</TextLink>
              {method !== title && (
                <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{method}</Box>
              )}
            </>
          ),
        },
        { id: 'result', title: t('computed.all.result'), sortBy: result, cell: result },
        {
          id: 'fresh',
          title: t('computed.all.fresh'),
          width: '11rem',
          sortBy: ({ freshAt }) => freshAt,
          searchBy: () => '',
          cell: ({ freshAt }) => freshAt && formatDay(freshAt, zone, language),
        },
      ]}
    />
  );
}
