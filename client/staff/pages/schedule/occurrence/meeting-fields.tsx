import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../../../server/schedules/occurrence.schema.ts';
import type { MeetingDraft, MeetingFaults } from './meeting-draft.ts';
import { expectedResult, quorumOf } from './meeting-result.ts';

interface MeetingFieldsProps {
  draft: MeetingDraft;
  onChange: (draft: MeetingDraft) => void;
  faults: MeetingFaults;
  /** What was typed so far, once it makes a meeting; the agenda may still be missing. */
  value: Meeting | null;
}

const figures = ['members', 'present', 'votesFor', 'votesAgainst'] as const;

/** What the minutes say; below it what follows from the numbers. */
export function MeetingFields({ draft, onChange, faults, value }: MeetingFieldsProps) {
  const { t } = useTranslation();
  const told = (name: keyof MeetingDraft) => {
    const fault = faults[name];
    return fault ? t(`occurrence.steps.faults.${fault}`) : '';
  };
  const tie = draft.votesFor !== '' && draft.votesFor === draft.votesAgainst;
  return (
    <>
      <TextField
        label={t('occurrence.steps.agenda')}
        value={draft.agenda}
        onChange={(event) => onChange({ ...draft, agenda: event.target.value })}
        multiline
        minRows={2}
        error={faults.agenda !== undefined}
        helperText={told('agenda')}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' },
          gap: 1.5,
        }}
      >
        {figures.map((name) => (
          <TextField
            key={name}
            label={t(`occurrence.steps.figures.${name}`)}
            value={draft[name] ?? ''}
            onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
            error={faults[name] !== undefined}
            helperText={told(name)}
            slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
          />
        ))}
      </Box>
      {tie && (
        <FormControlLabel
          control={
            <Checkbox
              checked={draft.chairFor}
              onChange={(_, chairFor) => onChange({ ...draft, chairFor })}
            />
          }
          label={t('occurrence.steps.chairFor')}
        />
      )}
      {value && <Outcome meeting={value} />}
    </>
  );
}

function Outcome({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const result = expectedResult(meeting);
  const { present, members } = meeting;
  const words = { present, members, needed: quorumOf(members) };
  return (
    <Alert severity={result === 'adopted' ? 'success' : 'warning'} role="status">
      {t(`occurrence.steps.outcome.${result}`, words)}
    </Alert>
  );
}
