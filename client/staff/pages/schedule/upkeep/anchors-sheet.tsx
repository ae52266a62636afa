import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnchorList } from '../../../../../server/schedules/plan.schema.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useAnchors } from '../../../queries/plan.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Clamp } from '../../../ui/clamp.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { dayText } from '../occurrence-words.ts';
import { AnchorDialog } from './anchor-dialog.tsx';

type Anchor = AnchorList['anchors'][number];

/** Events from which other dates are counted: until they have a day, those have none. */
export function AnchorsSheet() {
  const { t } = useTranslation();
  const language = useLanguage();
  const anchors = useAnchors();
  const [id, setId] = useState<string | null>(null);
  const columns: Column<Anchor>[] = [
    {
      id: 'title',
      title: t('plan.anchors.event'),
      cell: ({ title, sourceLine }) => (
        <>
          <Clamp text={title} />
          {sourceLine !== null && (
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
              {t('schedule.sourceLine', { line: sourceLine })}
            </Box>
          )}
        </>
      ),
      sortBy: ({ title }) => title,
    },
    {
      id: 'rows',
      title: t('plan.anchors.rows'),
      width: '20%',
      cell: ({ rows, approved }) => t('plan.anchors.rowsOf', { number: rows, approved }),
      sortBy: ({ rows }) => rows,
    },
    {
      id: 'dates',
      title: t('plan.anchors.dates'),
      width: '26%',
      cell: ({ events }) =>
        events.length === 0 ? (
          <Box component="span" sx={{ color: 'warning.main', fontWeight: 600 }}>
            {t('plan.anchors.none')}
          </Box>
        ) : (
          events.map(({ number, date, title }) => (
            <div key={number}>
              {[dayText(date, language), title].filter((word) => word !== '').join(', ')}
            </div>
          ))
        ),
      sortBy: ({ events }) => events[0]?.date ?? null,
    },
    {
      id: 'act',
      title: <span aria-hidden />,
      name: t('common.actions'),
      width: '150px',
      control: true,
      cell: ({ id: own, title, events }) => (
        <Button
          size="small"
          aria-label={t('plan.anchors.setOf', { title })}
          onClick={() => setId(own)}
        >
          {t(events.length === 0 ? 'plan.anchors.set' : 'schedule.change')}
        </Button>
      ),
    },
  ];
  return (
    <Loaded query={anchors} rows={3}>
      {(list) => {
        const open = list.anchors.find((one) => one.id === id);
        const set = list.anchors.filter(({ events }) => events.length > 0).length;
        if (list.anchors.length === 0) return null;
        return (
          <Sheet flush title={t('plan.anchors.title')}>
            <Typography
              variant="body2"
              sx={{ px: { xs: 2, sm: 2.5 }, pb: 1.5, color: 'text.secondary' }}
            >
              {t('plan.anchors.lead', {
                year: periodName(list.year, language),
                part: set,
                whole: list.anchors.length,
              })}
            </Typography>
            <DataTable<Anchor>
              id="anchors"
              caption={t('plan.anchors.title')}
              rows={list.anchors}
              rowKey={(one) => one.id}
              columns={columns}
            />
            {open && <AnchorDialog anchor={open} year={list.year} onClose={() => setId(null)} />}
          </Sheet>
        );
      }}
    </Loaded>
  );
}
