import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import type { CheckedRow } from '../../../../../server/organizations/import.schema.ts';
import type { OrganizationImport } from './use-import.ts';

interface RowQuestionsProps {
  row: CheckedRow;
  one: OrganizationImport;
  onTouch: () => void;
}

/** What only a person can decide about the row. The same question elsewhere gets the same answer. */
export function RowQuestions({ row, one, onTouch }: RowQuestionsProps) {
  const id = useId();
  return row.questions.map(({ key, message, options, answer }, index) => {
    const decide = (value: string) => {
      onTouch();
      one.alter(({ decisions }) => ({ decisions: { ...decisions, [key]: value } }));
    };
    const chosen = one.state.decisions[key] ?? '';
    return (
      <Box
        key={key}
        sx={{ mt: 1, pl: 1.5, borderLeft: 3, borderColor: answer ? 'divider' : 'warning.main' }}
      >
        <Box id={`${id}-${index}`} sx={{ fontWeight: 500 }}>
          {message}
        </Box>
        {options.length === 1 ? (
          <Confirmation {...{ options, chosen, decide }} />
        ) : (
          <RadioGroup
            aria-labelledby={`${id}-${index}`}
            value={chosen}
            onChange={(_, value) => decide(value)}
            sx={{ flexDirection: { sm: 'row' }, columnGap: 1 }}
          >
            {options.map(({ value, text }) => (
              <FormControlLabel
                key={value}
                value={value}
                label={text}
                control={<Radio size="small" />}
              />
            ))}
          </RadioGroup>
        )}
      </Box>
    );
  });
}

interface ConfirmationProps {
  options: CheckedRow['questions'][number]['options'];
  chosen: string;
  decide: (value: string) => void;
}

/** One answer only: said by a tick, and taken back by the same. */
function Confirmation({ options, chosen, decide }: ConfirmationProps) {
  return options.map(({ value, text }) => (
    <FormControlLabel
      key={value}
      label={text}
      control={
        <Checkbox
          size="small"
          checked={chosen === value}
          onChange={(_, ticked) => decide(ticked ? value : '')}
        />
      }
    />
  ));
}
