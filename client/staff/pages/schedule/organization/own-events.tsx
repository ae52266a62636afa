import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationPlanDetail } from '../../../../../server/schedules/plan.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Clamp } from '../../../ui/clamp.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Status } from '../../../ui/status.tsx';
import { dayText, whenText } from '../occurrence-words.ts';
import { OwnEventDialog } from './own-event-dialog.tsx';

type OwnEvent = OrganizationPlanDetail['list'][number];

/** The events of an organization's plan with its dates and what is done. */
export function OwnEvents({ plan }: { plan: OrganizationPlanDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [id, setId] = useState<string | null>(null);
  const { list, mayWrite } = plan;
  const columns = useMemo((): Column<OwnEvent>[] => {
    const when = ({ start, due }: { start: string | null; due: string | null }) =>
      whenText({ ...(start !== null && { start }), ...(due !== null && { due }) }, language, t);
    const all: Column<OwnEvent>[] = [
      {
        id: 'event',
        title: t('schedule.event'),
        cell: ({ title, note }) => (
          <>
            <Clamp text={title} lines={3} />
            {note !== '' && (
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
                {note}
              </Box>
            )}
          </>
        ),
        sortBy: ({ title }) => title,
      },
      {
        id: 'when',
        title: t('schedule.timing'),
        width: '24%',
        cell: (event) => (
          <>
            {when(event)} {event.adjusted && <Mark>{t('plan.own.adjusted')}</Mark>}
            {event.adjusted && (
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                {t('plan.own.window', { when: when(event.window) })}
              </Box>
            )}
            {event.outside && (
              <Status tone="wait" icon={WarningAmber} text={t('plan.own.isOutside')} />
            )}
          </>
        ),
        sortBy: ({ due, start }) => due ?? start,
        searchBy: when,
      },
      {
        id: 'done',
        title: t('schedule.state'),
        width: '18%',
        cell: ({ done, doneOn }) =>
          done ? (
            <Status
              tone="good"
              icon={CheckCircle}
              text={t('plan.own.doneOn', {
                date: doneOn === null ? '' : dayText(doneOn, language),
              })}
            />
          ) : (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t('plan.own.notDone')}
            </Box>
          ),
        sortBy: ({ done }) => Number(done),
      },
    ];
    if (!mayWrite) return all;
    return [
      ...all,
      {
        id: 'act',
        title: <span aria-hidden />,
        name: t('common.actions'),
        width: '120px',
        control: true,
        cell: ({ occurrenceId, title }) => (
          <Button
            size="small"
            aria-label={t('plan.own.changeOf', { title })}
            onClick={() => setId(occurrenceId)}
          >
            {t('schedule.change')}
          </Button>
        ),
      },
    ];
  }, [t, language, mayWrite]);
  const open = list.find(({ occurrenceId }) => occurrenceId === id);
  return (
    <Sheet flush>
      <DataTable<OwnEvent>
        id="own-plan"
        caption={t('plan.own.title')}
        rows={list}
        rowKey={({ occurrenceId }) => occurrenceId}
        columns={columns}
        copyable
      />
      {open && <OwnEventDialog plan={plan} event={open} onClose={() => setId(null)} />}
    </Sheet>
  );
}
