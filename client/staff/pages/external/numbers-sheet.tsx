import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumbersView } from '../../../../server/external/numbers.schema.ts';
import { formatDate } from '../../format/date.ts';
import { offeredPeriods, periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useExternalNumbers } from '../../queries/external.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { NumberDialog } from './number-dialog.tsx';
import { useShownNumber, type ExternalNumber } from './units.ts';

/** Numbers that are taken from another system one by one, for a chosen period. */
export function NumbersSheet({ workingYear }: { workingYear: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [period, setPeriod] = useState(workingYear);
  const [edited, setEdited] = useState<ExternalNumber | null>(null);
  const numbers = useExternalNumbers(period);
  const periods = [
    ...offeredPeriods('schoolYear', workingYear),
    ...offeredPeriods('calendarYear', workingYear),
  ];
  return (
    <Sheet
      flush
      title={t('external.numbers.title')}
      actions={
        <SelectField
          label={t('external.period')}
          value={period}
          onChange={setPeriod}
          sx={{ width: { xs: 1, sm: '15rem' } }}
          options={periods.map((value) => ({ value, text: periodName(value, language) }))}
        />
      }
    >
      <Loaded query={numbers} rows={3}>
        {(view) =>
          view.numbers.length === 0 ? (
            <Box sx={{ px: 2.5, pb: 2, color: 'text.secondary' }}>{t('external.numbers.none')}</Box>
          ) : (
            <>
              <NumbersTable view={view} onEdit={setEdited} />
              {edited && (
                <NumberDialog
                  number={view.numbers.find(({ key }) => key === edited.key) ?? edited}
                  view={view}
                  onClose={() => setEdited(null)}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Sheet>
  );
}

interface NumbersTableProps {
  view: NumbersView;
  onEdit: (number: ExternalNumber) => void;
}

function NumbersTable({ view, onEdit }: NumbersTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const can = useCan();
  const shown = useShownNumber();
  const own = ({ values }: ExternalNumber) =>
    values.find(({ organizationId }) => organizationId === view.holder?.id);
  const others = (one: ExternalNumber) => one.values.filter((value) => value !== own(one));
  const columns: Column<ExternalNumber>[] = [
    {
      id: 'indicator',
      title: t('external.numbers.indicator'),
      width: '40%',
      sortBy: ({ title }) => title,
      searchBy: ({ title, direction }) => `${title} ${direction}`,
      cell: ({ title }) => <Clamp text={title} />,
    },
    {
      id: 'value',
      title: t('external.numbers.value'),
      figure: true,
      sortBy: (one) => own(one)?.value ?? null,
      cell: (one) => {
        const value = own(one);
        const count = others(one).length;
        return (
          <>
            {value && <Box sx={{ fontWeight: 600 }}>{shown(one, value.value)}</Box>}
            {count > 0 && t('external.numbers.byOrganization', { count })}
            {!value && count === 0 && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {t(one.withheld ? 'external.numbers.withheld' : 'external.numbers.empty')}
              </Box>
            )}
          </>
        );
      },
    },
    {
      id: 'source',
      title: t('external.numbers.source'),
      sortBy: (one) => own(one)?.source ?? one.source,
      cell: (one) => {
        const entered = own(one)?.source;
        return (
          <Box sx={entered ? {} : { color: 'text.secondary' }}>
            <Clamp
              text={
                entered ??
                (one.withheld ? one.source : t('external.numbers.expected', { source: one.source }))
              }
            />
          </Box>
        );
      },
    },
    {
      id: 'when',
      title: t('external.numbers.when'),
      sortBy: (one) => own(one)?.at ?? null,
      searchBy: () => '',
      cell: (one) => {
        const at = own(one)?.at;
        return at ? formatDate(at, zone, language) : '';
      },
    },
    ...(can('external.write')
      ? [
          {
            id: 'actions',
            title: '',
            name: t('common.actions'),
            control: true,
            cell: (one: ExternalNumber) => {
              if (one.withheld) return null;
              const verb = own(one) ? 'change' : 'enter';
              return (
                <Button
                  size="small"
                  variant="outlined"
                  aria-label={t(`external.numbers.${verb}Of`, { title: one.title })}
                  onClick={() => onEdit(one)}
                >
                  {t(`external.numbers.${verb}`)}
                </Button>
              );
            },
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t('external.numbers.caption')}
      columns={columns}
      rows={view.numbers}
      rowKey={({ key }) => key}
      copyable
    />
  );
}
