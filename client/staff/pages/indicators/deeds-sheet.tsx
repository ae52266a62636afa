import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Deed } from './use-steps.ts';

const shownFirst = 6;

/** What to do next, the deeds that most indicators wait for first. */
export function DeedsSheet({ deeds }: { deeds: Deed[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (deeds.length === 0) {
    return <Sheet title={t('coverage.todo')}>{t('coverage.todoNone')}</Sheet>;
  }
  return (
    <Sheet title={t('coverage.todo')} flush>
      <DataTable
        caption={t('coverage.todoCaption')}
        rows={all ? deeds : deeds.slice(0, shownFirst)}
        rowKey={({ id }) => id}
        filter={false}
        columns={[
          {
            id: 'action',
            title: t('coverage.action'),
            cell: ({ deed, to }) => (to === null ? deed : <TextLink to={to}>{deed}</TextLink>),
          },
          {
            id: 'unlocks',
            title: t('coverage.unlocks'),
            figure: true,
            width: '11rem',
            cell: ({ count }) => count,
          },
        ]}
      />
      {deeds.length > shownFirst && !all && (
        <Box sx={{ px: 1, py: 0.75, borderTop: 1, borderColor: 'divider' }}>
          <Button size="small" onClick={() => setAll(true)}>
            {t('coverage.showAll', { count: deeds.length })}
          </Button>
        </Box>
      )}
    </Sheet>
  );
}
