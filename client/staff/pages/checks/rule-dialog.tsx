import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecksView, RuleView } from '../../../../server/checks/schema.ts';
import { useSaveRule } from '../../queries/checks.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { emptyCondition, readSimple, writeSimple, type Simple } from './condition.ts';
import { ConditionFields } from './condition-fields.tsx';
import { DryRun } from './dry-run.tsx';

interface RuleDialogProps {
  view: ChecksView;
  /** Null for a new one. */
  rule: RuleView | null;
  onClose: () => void;
}

const severities = ['hard', 'soft'] as const;

/** Writes a rule in words, and shows at once whom it would have met. */
export function RuleDialog({ view, rule, onClose }: RuleDialogProps) {
  const { t } = useTranslation();
  const save = useSaveRule();
  const [simple, setSimple] = useState<Simple | null>(
    rule ? readSimple(rule.expression) : emptyCondition,
  );
  const [written, setWritten] = useState(rule?.expression ?? '');
  const [message, setMessage] = useState(rule?.message ?? '');
  const [severity, setSeverity] = useState(rule?.severity ?? 'soft');
  const [active, setActive] = useState(rule?.active ?? true);
  const expression = simple ? writeSimple(simple) : written.trim();
  const ready = expression !== '' && message.trim().length >= 3;
  const submit = () =>
    save.mutate(
      {
        ...(rule ? { id: rule.id, revision: rule.revision } : {}),
        rule: { expression, severity, message: message.trim(), active },
      },
      { onSuccess: onClose },
    );
  return (
    <Confirm
      open
      title={t(rule ? 'check.editTitle' : 'check.ruleTitle')}
      submit={t('common.save')}
      busy={save.isPending || !ready}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: 1 }}>
        <ConditionFields
          view={view}
          simple={simple}
          written={written}
          onSimple={setSimple}
          onWritten={setWritten}
        />
        <DryRun expression={expression} periods={view.periods} />
        <TextField
          fullWidth
          multiline
          required
          label={t('check.text')}
          helperText={t('check.textHint')}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <FormControl>
          <FormLabel id="severity">{t('check.severity')}</FormLabel>
          <RadioGroup
            aria-labelledby="severity"
            value={severity}
            onChange={(_, chosen) =>
              setSeverity(severities.find((one) => one === chosen) ?? 'soft')
            }
          >
            {severities.map((one) => (
              <FormControlLabel
                key={one}
                value={one}
                control={<Radio size="small" />}
                label={`${t(`check.severities.${one}`)}: ${t(`check.severityHint.${one}`)}`}
              />
            ))}
          </RadioGroup>
        </FormControl>
        <FormControlLabel
          label={t('check.active')}
          control={<Switch checked={active} onChange={(_, on) => setActive(on)} />}
        />
      </Box>
    </Confirm>
  );
}
