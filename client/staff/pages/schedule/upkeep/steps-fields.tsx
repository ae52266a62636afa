import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleSettings } from '../../../../../server/schedules/plan.schema.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { addStep, mostSteps, moveStep, stepKinds, type StepKind } from './step-changes.ts';

interface StepsFieldsProps {
  steps: ScheduleSettings['steps'];
  onChange: (steps: ScheduleSettings['steps']) => void;
  /** Whether steps without a name are told. */
  asked: boolean;
}

/** The way of a document, step by step: to name, to put in order, to add to and take from. */
export function StepsFields({ steps, onChange, asked }: StepsFieldsProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<StepKind>('meeting');
  return (
    <Box role="group" aria-label={t('plan.rules.steps')}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {t('plan.rules.steps')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {t('plan.rules.stepsHint')}
      </Typography>
      <Stack spacing={1.5}>
        {steps.map(({ id, title, kind: of }, index) => {
          const empty = asked && title.trim() === '';
          const name = title.trim() || t(`plan.rules.kinds.${of}`);
          return (
            <Box key={id} sx={stepLook}>
              <TextField
                fullWidth
                label={t(`plan.rules.kinds.${of}`)}
                value={title}
                onChange={(event) =>
                  onChange(steps.with(index, { id, kind: of, title: event.target.value }))
                }
                error={empty}
                helperText={empty ? t('plan.rules.stepEmpty') : ''}
                slotProps={{ htmlInput: { maxLength: 200 } }}
              />
              <IconButton
                aria-label={t('plan.rules.stepUp', { title: name })}
                disabled={index === 0}
                onClick={() => onChange(moveStep(steps, index, -1))}
              >
                <ArrowUpward fontSize="small" />
              </IconButton>
              <IconButton
                aria-label={t('plan.rules.stepDown', { title: name })}
                disabled={index === steps.length - 1}
                onClick={() => onChange(moveStep(steps, index, 1))}
              >
                <ArrowDownward fontSize="small" />
              </IconButton>
              <IconButton
                aria-label={t('plan.rules.stepRemove', { title: name })}
                disabled={steps.length === 1}
                onClick={() => onChange(steps.toSpliced(index, 1))}
              >
                <Close fontSize="small" />
              </IconButton>
            </Box>
          );
        })}
        {steps.length < mostSteps && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
            <SelectField
              label={t('plan.rules.stepNew')}
              value={kind}
              onChange={(value) => setKind(stepKinds.find((one) => one === value) ?? kind)}
              sx={{ width: '14rem' }}
              options={stepKinds.map((value) => ({
                value,
                text: t(`plan.rules.kinds.${value}`),
              }))}
            />
            <Button
              variant="outlined"
              size="small"
              onClick={() => onChange(addStep(steps, kind, t(`plan.rules.kinds.${kind}`)))}
            >
              {t('plan.rules.stepAdd')}
            </Button>
          </Box>
        )}
      </Stack>
    </Box>
  );
}

/** On a phone the buttons stand below, so that the name keeps its width. */
const stepLook = {
  display: 'flex',
  flexWrap: { xs: 'wrap', sm: 'nowrap' },
  alignItems: 'flex-start',
  justifyContent: 'flex-end',
  gap: 0.25,
} as const;
