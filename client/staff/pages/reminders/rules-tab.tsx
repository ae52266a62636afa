import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderRulesView, Subject } from '../../../../server/reminders/schema.ts';
import { useReminderRules, useSaveReminderRules } from '../../queries/reminders.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { draftOf, limits, rulesOf, type RulesDraft } from './rules-draft.ts';

/** When reminders go out by themselves. */
export function RulesTab() {
  const query = useReminderRules();
  return <Loaded query={query}>{(rules) => <RulesForm rules={rules} />}</Loaded>;
}

/** In the order in which the year's work meets them. */
const subjects: readonly Subject[] = ['form', 'event', 'ownPlan'];

type Flag = 'enabled' | 'onDueDay' | 'headsToo' | 'digest' | 'workingDaysOnly';
type Figure = keyof typeof limits;

function RulesForm({ rules }: { rules: ReminderRulesView }) {
  const { t } = useTranslation();
  const save = useSaveReminderRules();
  const [draft, setDraft] = useState<RulesDraft>(() => draftOf(rules));
  // What this page has seen: another's change meanwhile is refused, not written over.
  const [seen, setSeen] = useState(rules.revision);
  const [asked, setAsked] = useState(false);
  const { rules: next, faults } = rulesOf(draft, seen);
  const change = (more: Partial<RulesDraft>) => {
    save.reset();
    setDraft({ ...draft, ...more });
  };
  const flag = (name: Flag, hint?: string) => (
    <Box>
      <FormControlLabel
        control={<Checkbox checked={draft[name]} onChange={(_, on) => change({ [name]: on })} />}
        label={t(`reminder.rules.${name}`)}
      />
      {hint && <FormHelperText sx={{ ml: 4, mt: 0 }}>{hint}</FormHelperText>}
    </Box>
  );
  const subject = (name: Subject) => (
    <Box key={name}>
      <FormControlLabel
        control={
          <Checkbox
            checked={draft.about.includes(name)}
            onChange={(_, on) =>
              change({
                about: subjects.filter((one) => (one === name ? on : draft.about.includes(one))),
              })
            }
            slotProps={{ input: { 'aria-describedby': `rules-about-${name}` } }}
          />
        }
        label={t(`reminder.rules.about.${name}`)}
      />
      <FormHelperText id={`rules-about-${name}`} sx={{ ml: 4, mt: 0 }}>
        {t(`reminder.rules.aboutHints.${name}`)}
      </FormHelperText>
    </Box>
  );
  const figure = (name: Figure, hint?: string) => {
    const fault = asked && faults.has(name);
    return (
      <TextField
        id={`rules-${name}`}
        label={t(`reminder.rules.${name}`)}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
        error={fault}
        helperText={fault ? t('reminder.rules.numberFault', limits[name]) : hint}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
        sx={{ width: { xs: 1, sm: 340 } }}
      />
    );
  };
  return (
    <Sheet>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!next) return;
          save.mutate(next, {
            onSuccess: (saved) => {
              setSeen(saved.revision);
              setDraft(draftOf(saved));
            },
          });
        }}
      >
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>{t('reminder.rules.lead')}</Typography>
        <Stack spacing={3.5}>
          {flag('enabled')}
          <Group title={t('reminder.rules.about.title')}>
            <Stack spacing={1}>{subjects.map(subject)}</Stack>
            {asked && faults.has('about') && (
              <FormHelperText error role="alert">
                {t('reminder.rules.aboutFault')}
              </FormHelperText>
            )}
          </Group>
          <Group title={t('reminder.rules.beforeTitle')}>
            <TextField
              id="rules-before"
              label={t('reminder.rules.before')}
              value={draft.before}
              onChange={(event) => change({ before: event.target.value })}
              error={asked && faults.has('before')}
              helperText={t(
                asked && faults.has('before')
                  ? 'reminder.rules.beforeFault'
                  : 'reminder.rules.beforeHint',
              )}
              slotProps={{ htmlInput: { maxLength: 40 } }}
              sx={{ width: { xs: 1, sm: 340 } }}
            />
            {flag('onDueDay')}
          </Group>
          <Group title={t('reminder.rules.after')}>
            {figure('first')}
            {figure('every')}
            {figure('most')}
            {flag('headsToo')}
          </Group>
          <Group title={t('reminder.rules.how')}>
            {flag('digest', t('reminder.rules.digestHint'))}
            {flag('workingDaysOnly', t('reminder.rules.workingDaysHint'))}
            {figure('hour', t('reminder.rules.hourHint'))}
          </Group>
        </Stack>
        {save.error && (
          <Alert severity="error" sx={{ mt: 2 }}>
            {save.error.message}
          </Alert>
        )}
        <Box role="status">
          {save.isSuccess && (
            <Alert severity="success" sx={{ mt: 2 }}>
              {t('reminder.rules.saved')}
            </Alert>
          )}
        </Box>
        <Button type="submit" variant="contained" disabled={save.isPending} sx={{ mt: 2.5 }}>
          {t('common.save')}
        </Button>
      </Box>
    </Sheet>
  );
}

/** Fields that belong together, under their words. */
function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" sx={{ fontWeight: 500, mb: 1.5, p: 0 }}>
        {title}
      </Typography>
      <Stack spacing={2}>{children}</Stack>
    </Box>
  );
}
