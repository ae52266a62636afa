import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { ChecksView } from '../../../../server/checks/schema.ts';

type Element = ChecksView['elements'][number];

interface ElementPickerProps {
  label: string;
  elements: readonly Element[];
  value: string | null;
  onChange: (id: string | null) => void;
}

const mostShown = 60;

/** An element by its words: typing narrows the list; no code is shown. */
export function ElementPicker({ label, elements, value, onChange }: ElementPickerProps) {
  return (
    <Autocomplete<Element>
      options={[...elements]}
      value={elements.find(({ id }) => id === value) ?? null}
      onChange={(_, element) => onChange(element?.id ?? null)}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ title }) => title}
      groupBy={({ section }) => section}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(options, { inputValue }) => {
        const words = inputValue.toLowerCase().split(/\s+/).filter(Boolean);
        return options
          .filter(({ title, section }) => {
            const text = `${section} ${title}`.toLowerCase();
            return words.every((word) => text.includes(word));
          })
          .slice(0, mostShown);
      }}
      renderInput={(params) => <TextField {...params} label={label} />}
      sx={{ width: 1, minWidth: 0 }}
    />
  );
}
