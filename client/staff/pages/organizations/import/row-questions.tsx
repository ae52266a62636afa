import Box from '@mui/material/Box';
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
  return row.questions.map(({ key, message, options, answer }, index) => (
    <Box
      key={key}
      sx={{ mt: 1, pl: 1.5, borderLeft: 3, borderColor: answer ? 'divider' : 'warning.main' }}
    >
      <Box id={`${id}-${index}`} sx={{ fontWeight: 500 }}>
        {message}
      </Box>
      <RadioGroup
        aria-labelledby={`${id}-${index}`}
        value={one.state.decisions[key] ?? ''}
        onChange={(_, value) => {
          onTouch();
          one.alter(({ decisions }) => ({ decisions: { ...decisions, [key]: value } }));
        }}
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
    </Box>
  ));
}
