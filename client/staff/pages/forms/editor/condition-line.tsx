import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { linesOf } from '../../../../../forms/edit/choices.ts';
import {
  needsValue,
  operators,
  type ConditionPart,
  type Operator,
} from '../../../../../forms/edit/condition.ts';
import { titleOf } from '../../../../../forms/edit/difference.ts';
import type { Item } from '../../../../../forms/edit/json.ts';
import { hasChoices, kindOf, type RowKind } from '../../../../../forms/edit/kinds.ts';
import { SelectField, type Option } from '../../../ui/select-field.tsx';

interface ConditionLineProps {
  part: ConditionPart;
  earlier: readonly Item[];
  onChange: (part: ConditionPart) => void;
  onRemove?: () => void;
}

/** Comparisons that make sense for a kind of question. */
function operatorsOf(kind: RowKind): Operator[] {
  const always: Operator[] = ['notEmpty', 'empty'];
  switch (kind) {
    case 'many':
      return ['contains', ...always];
    case 'rating':
    case 'number':
    case 'calculated':
      return operators.filter((one) => one !== 'contains');
    case 'one':
    case 'dropdown':
    case 'yesNo':
      return ['equal', 'notEqual', ...always];
    default:
      return always;
  }
}

/** Question, comparison, answer. */
export function ConditionLine({ part, earlier, onChange, onRemove }: ConditionLineProps) {
  const { t } = useTranslation();
  const question = earlier.find(({ name }) => name === part.question);
  const kind = question ? kindOf(question) : 'other';
  const known = operatorsOf(kind);
  // What the author wrote is offered too, even where it is unusual.
  const offered = known.includes(part.operator) ? known : [part.operator, ...known];
  const choose: Option = { value: '', text: t('editor.choose') };
  const questions = earlier.map((item) => ({
    value: item.name,
    text: titleOf(item) || t('editor.untitled'),
  }));
  const missing = part.question !== '' && !question;
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>
      <SelectField
        label={t('editor.conditionQuestion')}
        value={part.question}
        options={[
          choose,
          ...(missing ? [{ value: part.question, text: t('editor.gone') }] : []),
          ...questions,
        ]}
        onChange={(name) => {
          const next = earlier.find((item) => item.name === name);
          onChange({
            question: name,
            operator: operatorsOf(next ? kindOf(next) : 'other')[0] ?? 'notEmpty',
          });
        }}
        sx={{ flex: '3 1 12rem', width: 'auto' }}
      />
      <SelectField
        label={t('editor.conditionIs')}
        value={part.operator}
        options={offered.map((value) => ({ value, text: t(`editor.operators.${value}`) }))}
        onChange={(value) => {
          const operator = operators.find((one) => one === value) ?? 'equal';
          const { value: _old, ...bare } = part;
          onChange(needsValue(operator) ? { ...part, operator } : { ...bare, operator });
        }}
        sx={{ flex: '1 1 8rem', width: 'auto' }}
      />
      {needsValue(part.operator) && question && (
        <ValueField part={part} question={question} onChange={onChange} />
      )}
      {onRemove && (
        <IconButton size="small" aria-label={t('editor.conditionRemove')} onClick={onRemove}>
          <Close sx={{ fontSize: 18 }} />
        </IconButton>
      )}
    </Box>
  );
}

interface ValueFieldProps {
  part: ConditionPart;
  question: Item;
  onChange: (part: ConditionPart) => void;
}

function ValueField({ part, question, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  const kind = kindOf(question);
  const label = t('editor.conditionValue');
  const sx = { flex: '2 1 9rem', width: 'auto' };
  const values: { value: string | number | boolean; words: string }[] = hasChoices(kind)
    ? linesOf(question.choices)
    : kind === 'yesNo'
      ? [
          { value: true, words: t('fill.yes') },
          { value: false, words: t('fill.no') },
        ]
      : [];
  if (values.length > 0) {
    return (
      <SelectField
        label={label}
        value={part.value === undefined ? '' : String(part.value)}
        options={[
          { value: '', text: t('editor.choose') },
          ...values.map(({ value, words }) => ({ value: String(value), text: words })),
        ]}
        onChange={(text) => {
          const { value: _old, ...bare } = part;
          const value = values.find((one) => String(one.value) === text)?.value;
          onChange(value === undefined ? bare : { ...bare, value });
        }}
        sx={sx}
      />
    );
  }
  return (
    <TextField
      label={label}
      value={part.value === undefined ? '' : String(part.value).replace('.', ',')}
      onChange={(event) => {
        const { value: _old, ...bare } = part;
        const value = Number(event.target.value.replace(',', '.'));
        const isNumber = event.target.value.trim() !== '' && Number.isFinite(value);
        onChange(isNumber ? { ...bare, value } : bare);
      }}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      sx={sx}
    />
  );
}
