import Checkbox from '@mui/material/Checkbox';

interface RowBoxProps {
  label: string;
  checked: boolean;
  /** Ticked in part: some of the rows below are. */
  some?: boolean;
  /** For fingers: 44 px. */
  large?: boolean;
  onChange: () => void;
}

/** The box that chooses a row. */
export function RowBox({ label, checked, some = false, large = false, onChange }: RowBoxProps) {
  return (
    <Checkbox
      size="small"
      checked={checked}
      indeterminate={some && !checked}
      onChange={onChange}
      slotProps={{ input: { 'aria-label': label } }}
      sx={large ? { p: '12px' } : { p: '5px', m: '-2px' }}
    />
  );
}
