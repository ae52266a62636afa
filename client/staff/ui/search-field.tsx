import Search from '@mui/icons-material/Search';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useRef } from 'react';
import { useSlash } from './use-slash.ts';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  width?: string;
}

/** A field that narrows a list while one types; the key «/» leads to the first one of a page. */
export function SearchField({ label, value, onChange, width = '18rem' }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  return (
    <TextField
      inputRef={field}
      placeholder={label}
      type="search"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ width: { xs: 1, sm: width } }}
      slotProps={{
        htmlInput: { 'aria-label': label, 'aria-keyshortcuts': '/' },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
