import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ReminderView } from '../../../../server/reminders/schema.ts';
import { formatShort } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useReminders } from '../../queries/reminders.ts';
import { Clamp } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import { LetterState, letterOrder } from './letter-state.tsx';
import { Recipient } from './plan-tab.tsx';
import { SendAgain } from './send-again.tsx';
import { useReason } from './use-reason.ts';

/** Every letter: to whom, of what, why, and what became of it. */
export function LogTab() {
  const { t } = useTranslation();
  const query = useReminders();
  return (
    <Loaded query={query} rows={10}>
      {(letters) =>
        letters.length === 0 ? (
          <Empty title={t('reminder.log.emptyTitle')} text={t('reminder.log.emptyText')} />
        ) : (
          <Log letters={letters} />
        )
      }
    </Loaded>
  );
}

function Log({ letters }: { letters: ReminderView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const words = useReason();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('state');
  const state = letterOrder.find((one) => one === asked) ?? '';
  const setState = (chosen: string) =>
    setSearch({ tab: 'log', ...(chosen === '' ? {} : { state: chosen }) }, { replace: true });
  const [open, setOpen] = useState<string | null>(null);
  const shown = useMemo(
    () => letters.filter((one) => state === '' || one.state === state),
    [letters, state],
  );
  const present = letterOrder.filter((value) => letters.some((one) => one.state === value));
  const count = (value: string) => letters.filter((one) => one.state === value).length;
  const current = letters.find(({ id }) => id === open);
  const why = ({ by, reasons: [first] }: ReminderView) =>
    by === null
      ? t('reminder.log.rule', { reason: first ? words.rule(first) : '' })
      : t('reminder.log.by', { name: by });
  return (
    <>
      {(present.length > 1 || state !== '') && (
        <FilterBar label={t('reminder.log.filter')}>
          <SelectField
            label={t('reminder.log.states')}
            value={state}
            onChange={setState}
            sx={{ width: { xs: 1, sm: 300 } }}
            options={[
              { value: '', text: t('common.all') },
              ...present.map((value) => ({
                value,
                text: `${t(`reminder.states.${value}`)} (${count(value)})`,
              })),
            ]}
          />
        </FilterBar>
      )}
      <SendAgain letters={shown.filter(({ state: own }) => own === 'failed' || own === 'kept')} />
      <Sheet flush>
        <DataTable
          caption={t('reminder.log.caption')}
          rows={shown}
          rowKey={({ id }) => id}
          copyable
          columns={[
            {
              id: 'to',
              title: t('reminder.log.to'),
              sortBy: ({ to }) => to.name,
              searchBy: ({ to }) => `${to.name} ${to.email}`,
              cell: ({ to }) => <Recipient {...to} />,
            },
            {
              id: 'subject',
              title: t('reminder.log.subject'),
              width: '34%',
              sortBy: ({ subject }) => subject,
              searchBy: ({ subject, reasons }) => [subject, ...reasons.map(words.title)].join(' '),
              cell: (letter) => (
                <>
                  <Clamp text={letter.subject} />
                  <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{why(letter)}</Box>
                </>
              ),
            },
            {
              id: 'at',
              title: t('reminder.log.at'),
              sortBy: ({ at }) => at,
              searchBy: ({ at }) => formatShort(at, zone, language),
              cell: ({ at }) => formatShort(at, zone, language),
            },
            {
              id: 'state',
              title: t('reminder.log.state'),
              sortBy: (one) => letterOrder.indexOf(one.state),
              searchBy: (one) => t(`reminder.states.${one.state}`),
              cell: (one) => <LetterState state={one.state} />,
            },
            {
              id: 'actions',
              title: t('common.actions'),
              control: true,
              cell: ({ id, subject, to }) => (
                <Button
                  size="small"
                  aria-label={`${t('reminder.log.open')}: ${subject}, ${to.name}`}
                  onClick={() => setOpen(id)}
                >
                  {t('reminder.log.open')}
                </Button>
              ),
            },
          ]}
        />
      </Sheet>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
        {t('reminder.log.kept')}
      </Typography>
      {current && <LetterDialog letter={current} onClose={() => setOpen(null)} />}
    </>
  );
}
