import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/index.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import type { FieldProps } from './field.ts';
import { optionsOf } from './options.ts';
import { OtherField } from './other-field.tsx';

/** One answer out of several: a list for a dropdown, otherwise buttons. */
export function ChoiceField(props: FieldProps) {
  const { id, question, filling, disabled, fault, describedBy } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, kind } = question;
  const options = optionsOf(question, language, t);
  const answer = filling.content.answers[name];
  const index = options.findIndex(({ value }) => value === answer);
  const choose = (position: string) => filling.setAnswer(name, options[Number(position)]?.value);
  if (kind === 'dropdown') {
    return (
      <>
        <SelectField
          id={id}
          label=""
          value={index < 0 ? '' : String(index)}
          onChange={choose}
          disabled={disabled}
          error={fault !== undefined}
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
        row={kind === 'boolean' || kind === 'rating'}
        aria-labelledby={`${id}-title`}
        aria-describedby={describedBy}
        value={index < 0 ? '' : String(index)}
        onChange={(_, position) => choose(position)}
        sx={{ '&:focus': { outline: 'none' }, alignItems: kind === 'boolean' ? 'center' : '' }}
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
          <Button size="small" onClick={() => filling.setAnswer(name, undefined)}>
            {t('fill.clearAnswer')}
          </Button>
        )}
      </RadioGroup>
      {answer === 'other' && <OtherField {...props} />}
    </>
  );
}
