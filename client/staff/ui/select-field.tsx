import TextField, { type TextFieldProps } from '@mui/material/TextField';

export interface Option {
  value: string;
  text: string;
}

type SelectFieldProps = Omit<TextFieldProps, 'onChange' | 'select' | 'value'> & {
  label: string;
  value: string;
  options: Option[];
  onChange: (value: string) => void;
};

/** A choice from a list, drawn by the browser: the easiest on a phone and with a keyboard. */
export function SelectField({ options, onChange, slotProps, ...rest }: SelectFieldProps) {
  return (
    <TextField
      select
      {...rest}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        ...slotProps,
        select: { native: true },
        inputLabel: { shrink: true },
      }}
    >
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </TextField>
  );
}
