import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/index.ts';
import type { Answer } from '../../../../../forms/run/types.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { useField, useFill } from '../store/fill-context.ts';
import type { FieldProps } from './field.ts';
import { optionsOf } from './options.ts';
import { OtherField } from './other-field.tsx';

/** One answer out of several: a list for a dropdown, otherwise buttons. */
export function ChoiceField(props: FieldProps) {
  const { id, question, disabled, faulty, describedBy } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, kind } = question;
  const options = optionsOf(question, language);
  const { store } = useFill();
  const { answer, comment } = useField(name);
  const set = (value: Answer | undefined) => {
    store.setAnswer(name, value);
    // The words of «Другое» go with it.
    if (value !== 'other' && comment !== undefined) store.setAnswer(`${name}-Comment`, undefined);
    store.leave(name);
  };
  const index = options.findIndex(({ value }) => value === answer);
  const choose = (position: string) =>
    set(position === '' ? undefined : options[Number(position)]?.value);
  if (kind === 'dropdown') {
    return (
      <>
        <SelectField
          id={id}
          label=""
          value={index < 0 ? '' : String(index)}
          onChange={choose}
          disabled={disabled}
          error={faulty}
          slotProps={{ htmlInput: { 'aria-describedby': describedBy } }}
          options={[
            { value: '', text: t('fill.choose') },
            ...options.map(({ text }, position) => ({ value: String(position), text })),
          ]}
        />
        {answer === 'other' && <OtherField {...props} />}
      </>
    );
  }
  return (
    <>
      <RadioGroup
        id={id}
        tabIndex={-1}
        row={kind === 'rating'}
        aria-labelledby={`${id}-title`}
        aria-describedby={describedBy}
        value={index < 0 ? '' : String(index)}
        onChange={(_, position) => choose(position)}
        sx={{ '&:focus': { outline: 'none' } }}
      >
        {options.map(({ text }, position) => (
          <FormControlLabel
            key={text}
            value={String(position)}
            disabled={disabled}
            control={<Radio size="small" />}
            label={text}
          />
        ))}
        {index >= 0 && !disabled && (
          <Button size="small" onClick={() => set(undefined)}>
            {t('fill.clearAnswer')}
          </Button>
        )}
      </RadioGroup>
      {answer === 'other' && <OtherField {...props} />}
    </>
  );
}
