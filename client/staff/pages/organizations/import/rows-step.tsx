import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckView, CheckedRow } from '../../../../../server/organizations/import.schema.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Hints } from './hints.tsx';
import { RowItem } from './row-item.tsx';
import type { OrganizationImport } from './use-import.ts';
import { WriteBar } from './write-bar.tsx';

type Filter = 'all' | 'open' | 'changed';

const isOpen = ({ action }: CheckedRow) => action === 'error' || action === 'question';
const isChanged = ({ action }: CheckedRow) => action === 'create' || action === 'update';

/** How long to wait for the next letter before the table is checked again. */
const pauseMs = 500;

/** Row by row what the table will do, what is wrong with it, and the means to put it right. */
export function RowsStep({ one }: { one: OrganizationImport }) {
  const { t } = useTranslation();
  const { state, check, isChecking, checkError, writeError } = one;
  const { view, stale, importId } = state;
  const [filter, setFilter] = useState<Filter>(() => (view?.rows.some(isOpen) ? 'open' : 'all'));
  // A row that was put right stays where it is until another filter is chosen.
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const checkNow = useEffectEvent(() => check(state));
  useEffect(() => {
    if (!stale) return;
    const timer = setTimeout(checkNow, pauseMs);
    return () => clearTimeout(timer);
    // A changed table has another id: each is checked once it has been left alone for a moment.
  }, [importId, stale]);
  if (!view) return null;
  const fits = (row: CheckedRow) =>
    filter === 'all' ||
    touched.has(row.number) ||
    (filter === 'open' ? isOpen(row) : isChanged(row));
  const shown = view.rows.filter(fits);
  return (
    <>
      {checkError && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {checkError.message}
        </Alert>
      )}
      {writeError && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {writeError.message}
        </Alert>
      )}
      <Hints one={one} view={view} />
      <Sheet
        title={t('organizationImport.rows.title')}
        flush
        actions={
          <SelectField
            label={t('organizationImport.rows.show')}
            value={filter}
            onChange={(value) => {
              setFilter(value as Filter);
              setTouched(new Set());
            }}
            sx={{ width: { xs: 1, sm: '20rem' } }}
            options={(['all', 'open', 'changed'] as const).map((value) => ({
              value,
              text: t(`organizationImport.rows.${value}`),
            }))}
          />
        }
      >
        <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 1.5 }}>
          <Counts view={view} />
        </Box>
        {shown.length === 0 && (
          <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 2, color: 'text.secondary' }}>
            {t('organizationImport.rows.none')}
          </Box>
        )}
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shown.map((row) => (
            <RowItem
              key={row.number}
              row={row}
              one={one}
              onTouch={() => setTouched((old) => new Set(old).add(row.number))}
            />
          ))}
        </Box>
      </Sheet>
      <WriteBar
        one={one}
        view={view}
        onShowOpen={
          filter === 'open' && touched.size === 0
            ? undefined
            : () => {
                setFilter('open');
                setTouched(new Set());
              }
        }
        isChecking={isChecking || stale}
      />
    </>
  );
}

const order = ['error', 'question', 'create', 'update', 'same', 'repeat', 'skip'] as const;

/** «3 строки с ошибками · добавим 12 организаций …» */
function Counts({ view: { counts } }: { view: CheckView }) {
  const { t } = useTranslation();
  const texts = order
    .filter((action) => counts[action] > 0)
    .map((action) => t(`organizationImport.counts.${action}`, { count: counts[action] }));
  return (
    <Box role="status" sx={{ fontWeight: 500 }}>
      {texts.join(' · ')}
    </Box>
  );
}
