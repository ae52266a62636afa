import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledQuestion } from '../../../../forms/run/types.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { CalculatedField } from './fields/calculated-field.tsx';
import { ChoiceField } from './fields/choice-field.tsx';
import type { FieldProps } from './fields/field.ts';
import { ManyField } from './fields/many-field.tsx';
import { NumberField } from './fields/number-field.tsx';
import { TextAnswer } from './fields/text-answer.tsx';
import { fieldId } from './field-id.ts';
import { QuestionTitle } from './question-title.tsx';
import { StateField } from './state-field.tsx';
import { StateMenu } from './state-menu.tsx';
import type { Filling } from './use-filling.ts';

interface FillQuestionProps {
  question: CompiledQuestion;
  filling: Filling;
  locked: boolean;
}

/** Kinds that are quantities: they may lack a value for a stated reason. */
const quantities = new Set<CompiledQuestion['kind']>(['number', 'boolean']);

/**
 * One question: code and name, the field of its kind, the reason menu, the fault. A form may have
 * hundreds: only those that a key press changes are drawn again.
 */
export const FillQuestion = memo(Question, looksSame);

/** Everything that one question shows of a form; its changes are made from the newest content. */
function lookOf({ question: { name }, filling, locked }: FillQuestionProps): unknown[] {
  const { content, state } = filling;
  return [
    ...[locked, content.answers[name], content.answers[`${name}-Comment`], content.texts[name]],
    ...[content.states[name], state.values[name], state.enabled[name], state.required[name]],
    ...[filling.isUnreadable(name), filling.faultAt(name), filling.faultAt(`${name}-Comment`)],
  ];
}

function looksSame(before: FillQuestionProps, after: FillQuestionProps): boolean {
  if (before.question !== after.question) return false;
  const [one, other] = [lookOf(before), lookOf(after)];
  return one.every((value, index) => Object.is(value, other[index]));
}

function Question({ question, filling, locked }: FillQuestionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, kind, description } = question;
  const id = fieldId(name);
  const state = filling.content.states[name];
  const fault = filling.isUnreadable(name) ? t('fill.numberFormat') : filling.faultAt(name);
  const field: FieldProps = {
    id,
    question,
    filling,
    disabled: locked || filling.state.enabled[name] === false,
    fault,
    describedBy: `${id}-about`,
  };
  const withMenu = quantities.has(kind) && !locked;
  return (
    <Box sx={{ minWidth: 0 }}>
      <QuestionTitle id={id} question={question} required={filling.state.required[name] === true} />
      <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
        <Box sx={{ flex: '0 1 auto', minWidth: 0, width: kind === 'number' ? 240 : 1 }}>
          {state ? <StateField id={id} state={state} /> : <Field {...field} />}
        </Box>
        {withMenu && <StateMenu question={question} filling={filling} />}
      </Box>
      <div id={`${id}-about`}>
        {fault && <FormHelperText error>{fault}</FormHelperText>}
        {description && <FormHelperText>{localText(description, language)}</FormHelperText>}
      </div>
    </Box>
  );
}

function Field(props: FieldProps) {
  const { t } = useTranslation();
  switch (props.question.kind) {
    case 'number':
      return <NumberField {...props} />;
    case 'calculated':
      return <CalculatedField {...props} />;
    case 'boolean':
    case 'radio':
    case 'dropdown':
    case 'rating':
      return <ChoiceField {...props} />;
    case 'checkbox':
    case 'tagbox':
      return <ManyField {...props} />;
    case 'text':
    case 'comment':
    case 'date':
      return <TextAnswer {...props} />;
    case 'matrix':
    case 'file':
    case 'ranking':
    case 'imagepicker':
    case 'multipletext':
      return <>{t('fill.unsupported')}</>;
  }
}
