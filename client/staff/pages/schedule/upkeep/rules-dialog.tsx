import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ScheduleSettings,
  ScheduleSettingsView,
} from '../../../../../server/schedules/plan.schema.ts';
import { useSaveSettings } from '../../../queries/plan.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { DayField } from '../day-field.tsx';
import { StepsFields } from './steps-fields.tsx';

const dayOffRules = ['next', 'previous', 'stay'] as const;
const noCouncil = { title: '', members: 1, chair: '', secretary: '', quarterly: true };

/** Changes the rules of the whole schedule. */
export function RulesDialog({
  settings,
  onClose,
}: {
  settings: ScheduleSettingsView;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const save = useSaveSettings();
  const [council, setCouncil] = useState(settings.council ?? noCouncil);
  const [members, setMembers] = useState(settings.council ? String(settings.council.members) : '');
  const [steps, setSteps] = useState(settings.steps);
  const [dayOff, setDayOff] = useState(settings.dayOff);
  const [reason, setReason] = useState(settings.dayOffReason);
  const [due, setDue] = useState(settings.organizationPlansDue ?? '');
  const [asked, setAsked] = useState(false);
  const hasCouncil = council.title.trim() !== '';
  const faults = {
    members:
      hasCouncil && !/^[1-9]\d{0,2}$/.test(members.trim())
        ? t('occurrence.steps.faults.number')
        : '',
    reason: reason.trim() === '' ? t('plan.rules.reasonEmpty') : '',
    steps: steps.some(({ title }) => title.trim() === '') ? t('plan.rules.stepEmpty') : '',
  };
  const submit = () => {
    setAsked(true);
    if (Object.values(faults).some((fault) => fault !== '')) return;
    const input: ScheduleSettings = {
      ...{ dayOff, dayOffReason: reason.trim(), steps },
      council: hasCouncil ? { ...council, members: Number(members) } : null,
      organizationPlansDue: due === '' ? null : due,
    };
    save.mutate(input, { onSuccess: onClose });
  };
  const text = (name: 'title' | 'chair' | 'secretary') => (
    <TextField
      label={t(`plan.rules.fields.${name}`)}
      value={council[name]}
      onChange={(event) => setCouncil({ ...council, [name]: event.target.value })}
      slotProps={{ htmlInput: { maxLength: 200 } }}
    />
  );
  return (
    <Confirm
      open
      title={t('plan.rules.title')}
      submit={t('common.save')}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2.5} sx={{ pt: 1 }}>
        {text('title')}
        {hasCouncil && (
          <>
            <TextField
              label={t('plan.rules.fields.members')}
              value={members}
              onChange={(event) => setMembers(event.target.value)}
              error={asked && faults.members !== ''}
              helperText={asked ? faults.members : ''}
              slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
            />
            {text('chair')}
            {text('secretary')}
            <FormControlLabel
              control={
                <Checkbox
                  checked={council.quarterly}
                  onChange={(_, quarterly) => setCouncil({ ...council, quarterly })}
                />
              }
              label={t('plan.rules.quarterly')}
            />
          </>
        )}
        <StepsFields steps={steps} onChange={setSteps} asked={asked} />
        <SelectField
          label={t('plan.rules.dayOff')}
          value={dayOff}
          onChange={(value) => setDayOff(dayOffRules.find((one) => one === value) ?? dayOff)}
          options={dayOffRules.map((value) => ({
            value,
            text: t(`plan.rules.dayOffRules.${value}`),
          }))}
        />
        <TextField
          label={t('plan.rules.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          multiline
          error={asked && faults.reason !== ''}
          helperText={asked ? faults.reason : ''}
          slotProps={{ htmlInput: { maxLength: 1000 } }}
        />
        <DayField
          label={t('plan.rules.plansDue')}
          value={due}
          onChange={setDue}
          helperText={t('plan.rules.plansDueHint')}
        />
      </Stack>
    </Confirm>
  );
}
