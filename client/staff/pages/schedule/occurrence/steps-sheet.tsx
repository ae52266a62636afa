import Check from '@mui/icons-material/Check';
import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { Status } from '../../../ui/status.tsx';
import { FileLink } from '../../../ui/file-link.tsx';
import { dayText } from '../occurrence-words.ts';
import { quorumOf } from './meeting-result.ts';
import { StepBackDialog } from './step-back-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';

type Step = OccurrenceDetail['stepList'][number];

/** How a document comes about: draft, meeting, approval, publication. */
export function StepsSheet({ one }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { stepList, may } = one;
  const begun = stepList.some(({ record, passed }) => record !== null || passed);
  const next = stepList.find(({ passed }) => !passed);
  if (!begun && (may === 'read' || stepList.length === 0)) return null;
  // Most events need no document to go through a meeting: the steps wait behind a button.
  if (!begun && !asked) {
    return (
      <Sheet
        title={t('occurrence.steps.title')}
        actions={
          <Button size="small" variant="outlined" onClick={() => setAsked(true)}>
            {t('occurrence.steps.begin')}
          </Button>
        }
      >
        <Typography sx={{ color: 'text.secondary' }}>
          {t('occurrence.steps.hint', { steps: stepList.map(({ title }) => title).join(' → ') })}
        </Typography>
      </Sheet>
    );
  }
  return (
    <Sheet title={t('occurrence.steps.title')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {stepList.map((step, index) => (
          <StepItem key={step.id} one={one} step={step} place={index + 1} isNext={step === next} />
        ))}
      </Box>
    </Sheet>
  );
}

interface StepItemProps {
  one: OccurrenceDetail;
  step: Step;
  place: number;
  isNext: boolean;
}

function StepItem({ one, step, place, isNext }: StepItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [dialog, setDialog] = useState<'write' | 'back' | null>(null);
  const { record, passed, title } = step;
  const mayWrite = one.may !== 'read';
  const close = () => setDialog(null);
  return (
    <Box
      component="li"
      {...(isNext && { 'aria-current': 'step' as const })}
      sx={{ display: 'grid', gridTemplateColumns: '28px minmax(0, 1fr)', columnGap: 1.5, pb: 2 }}
    >
      <Box
        aria-hidden
        sx={{
          width: 26,
          height: 26,
          borderRadius: '50%',
          display: 'grid',
          placeItems: 'center',
          fontSize: '0.8125rem',
          fontWeight: 650,
          border: 1,
          borderColor: passed || isNext ? 'primary.main' : '#8b9ba5',
          backgroundColor: passed ? 'primary.light' : 'background.paper',
        }}
      >
        {passed ? <Check sx={{ fontSize: 16 }} /> : place}
      </Box>
      <div>
        <Box sx={{ fontWeight: isNext ? 650 : 500 }}>
          {title}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            {record
              ? `, ${dayText(record.date, language)}`
              : `: ${t('occurrence.steps.notPassed')}`}
          </Box>
        </Box>
        {record && <StepRecord step={step} record={record} />}
        {mayWrite && (
          <Box sx={{ mt: 0.5, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            {isNext && (
              <Button size="small" variant="outlined" onClick={() => setDialog('write')}>
                {t(
                  step.kind === 'meeting'
                    ? record
                      ? 'occurrence.steps.meetAgain'
                      : 'occurrence.steps.meet'
                    : 'occurrence.steps.write',
                )}
              </Button>
            )}
            {passed && (
              <Button
                size="small"
                aria-label={t('occurrence.steps.backOf', { title })}
                onClick={() => setDialog('back')}
                sx={{ ml: -1.25 }}
              >
                {t('occurrence.steps.back')}
              </Button>
            )}
          </Box>
        )}
        {dialog === 'write' && <StepDialog one={one} step={step} onClose={close} />}
        {dialog === 'back' && <StepBackDialog one={one} step={step} onClose={close} />}
      </div>
    </Box>
  );
}

function StepRecord({ step, record }: { step: Step; record: NonNullable<Step['record']> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { meeting, result, minutes, note } = record;
  const warnings: string[] = [];
  if (meeting && result === 'noQuorum') {
    warnings.push(
      t('occurrence.steps.noQuorum', {
        present: meeting.present,
        members: meeting.members,
        needed: quorumOf(meeting.members),
      }),
    );
  }
  if (result === 'rejected') warnings.push(t('occurrence.steps.rejected'));
  if (meeting && !minutes) warnings.push(t('occurrence.steps.noMinutes'));
  return (
    <Box sx={{ fontSize: '0.875rem', mt: 0.25 }}>
      {meeting && (
        <>
          <Box sx={{ whiteSpace: 'pre-line' }}>
            {t('occurrence.steps.agendaIs', { text: meeting.agenda })}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            {t('occurrence.steps.votes', { ...meeting })}
            {result &&
              ` ${t('occurrence.steps.decided', { text: t(`occurrence.results.${result}`) })}`}
          </Box>
        </>
      )}
      {note !== '' && <Box sx={{ whiteSpace: 'pre-line' }}>{note}</Box>}
      {minutes && <FileLink file={minutes} />}
      {warnings.map((text) => (
        <Box key={text} sx={{ mt: 0.5 }}>
          <Status tone="bad" icon={WarningAmber} text={text} />
        </Box>
      ))}
      {step.earlier.map(({ date, result: of }) => (
        <Box key={`${date} ${of}`} sx={{ color: 'text.secondary' }}>
          {t('occurrence.steps.earlier', {
            date: dayText(date, language),
            text: t(`occurrence.results.${of}`),
          })}
        </Box>
      ))}
    </Box>
  );
}
