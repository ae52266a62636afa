import TextField, { type TextFieldProps } from '@mui/material/TextField';

type DayFieldProps = Pick<
  TextFieldProps,
  'label' | 'error' | 'helperText' | 'autoFocus' | 'sx' | 'disabled' | 'size'
> & {
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  /** Its name where no label is drawn. */
  name?: string;
};

/** A day, `2027-02-15`, picked or typed as the browser does it; '' for none. */
export function DayField({ value, onChange, min, max, name, ...rest }: DayFieldProps) {
  return (
    <TextField
      {...rest}
      type="date"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { min: min ?? '2000-01-01', max: max ?? '2099-12-31', 'aria-label': name },
      }}
    />
  );
}
