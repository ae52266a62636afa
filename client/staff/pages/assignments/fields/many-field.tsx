import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import { useLanguage } from '../../../i18n/index.ts';
import { useField, useFill } from '../store/fill-context.ts';
import type { FieldProps } from './field.ts';
import { optionsOf } from './options.ts';
import { OtherField } from './other-field.tsx';

/** Several answers; «Ничего из перечисленного» excludes the others. */
export function ManyField(props: FieldProps) {
  const { id, question, disabled, describedBy } = props;
  const { store } = useFill();
  const language = useLanguage();
  const { name } = question;
  const { answer } = useField(name);
  const chosen = Array.isArray(answer) ? answer.filter((item) => typeof item !== 'object') : [];
  const toggle = (value: string | number, on: boolean) => {
    const rest = chosen.filter(
      (item) => item !== value && (value === 'none') === (item === 'none'),
    );
    const next = on ? [...rest, value] : chosen.filter((item) => item !== value);
    store.setAnswer(name, next.length > 0 ? next : undefined);
    store.leave(name);
  };
  return (
    <>
      <FormGroup
        id={id}
        role="group"
        tabIndex={-1}
        aria-labelledby={`${id}-title`}
        aria-describedby={describedBy}
      >
        {optionsOf(question, language).map(({ value, text }) => (
          <FormControlLabel
            key={String(value)}
            disabled={disabled}
            label={text}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(value)}
                onChange={(_, on) => toggle(value, on)}
              />
            }
          />
        ))}
      </FormGroup>
      {chosen.includes('other') && <OtherField {...props} />}
    </>
  );
}
