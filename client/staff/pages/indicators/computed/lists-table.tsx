import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../format/date.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { computedPath } from './computed-path.ts';
import type { NamedList } from './use-lists.ts';

/** Each list with the way it is computed, what came out and how fresh that is. */
export function ListsTable({ lists, period }: { lists: NamedList[]; period: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const result = ({ view }: NamedList) => {
    if (!view) return '';
    if (view.hidden) return t('computed.all.hidden');
    if (!view.computed) return t('computed.all.notComputed');
    const whole = view.organizations.length;
    const part = view.organizations.filter(({ standing }) => standing.group?.listed).length;
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
          cell: ({ id, title, view }) => (
            <>
              <TextLink to={computedPath(id, period)}>{title}</TextLink>
              {view && view.method.title !== title && (
                <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                  {view.method.title}
                </Box>
              )}
            </>
          ),
        },
        { id: 'result', title: t('computed.all.result'), sortBy: result, cell: result },
        {
          id: 'fresh',
          title: t('computed.all.fresh'),
          width: '11rem',
          sortBy: ({ view }) => view?.freshAt ?? null,
          searchBy: () => '',
          cell: ({ view }) => view?.freshAt && formatDay(view.freshAt, zone, language),
        },
      ]}
    />
  );
}
