import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleSettingsView } from '../../../../../server/schedules/plan.schema.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useScheduleSettings } from '../../../queries/plan.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { dayText } from '../occurrence-words.ts';
import { RulesDialog } from './rules-dialog.tsx';

/** The council, the steps of its documents, and what becomes of a day that is off. */
export function RulesSheet() {
  const { t } = useTranslation();
  const settings = useScheduleSettings();
  const [open, setOpen] = useState(false);
  return (
    <Loaded query={settings} rows={3}>
      {(data) => (
        <Sheet
          title={t('plan.rules.title')}
          actions={
            <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
              {t('schedule.change')}
            </Button>
          }
        >
          <Rules settings={data} />
          {open && <RulesDialog settings={data} onClose={() => setOpen(false)} />}
        </Sheet>
      )}
    </Loaded>
  );
}

function Rules({ settings }: { settings: ScheduleSettingsView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { council, steps, dayOff, dayOffReason, organizationPlansDueNow, meetings } = settings;
  const facts: [string, ReactNode][] = [
    [
      t('plan.rules.council'),
      council
        ? [
            council.title,
            t('plan.rules.members', { count: council.members }),
            council.chair && t('plan.rules.chairIs', { name: council.chair }),
            council.secretary && t('plan.rules.secretaryIs', { name: council.secretary }),
          ]
            .filter((word) => word !== '')
            .join(', ')
        : t('plan.rules.noCouncil'),
    ],
    [t('plan.rules.steps'), steps.map(({ title }) => title).join(' → ')],
    [
      t('plan.rules.dayOff'),
      <>
        {t(`plan.rules.dayOffRules.${dayOff}`)}
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{dayOffReason}</Box>
      </>,
    ],
    [
      t('plan.rules.plansDue'),
      organizationPlansDueNow === null
        ? t('plan.rules.plansDueNone')
        : dayText(organizationPlansDueNow, language),
    ],
  ];
  if (council) {
    facts.push([
      t('plan.rules.meetings'),
      <Box key="meetings" component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {meetings.map(({ quarter, dates, missing }) => (
          <li key={quarter}>
            {`${periodName(quarter, language)}: `}
            {dates.length > 0 && dates.map((date) => dayText(date, language)).join(', ')}
            {dates.length === 0 &&
              (missing ? (
                <Box component="span" sx={{ color: 'error.main', fontWeight: 600 }}>
                  {t('plan.rules.meetingMissing')}
                </Box>
              ) : (
                t('plan.rules.meetingNone')
              ))}
          </li>
        ))}
      </Box>,
    ]);
  }
  return <Facts items={facts} />;
}
