import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { CompiledQuestion } from '../../../../forms/run/types.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Conflict } from './grid/conflict-row.tsx';
import { fieldLook } from './grid/grid-look.ts';
import { Notes } from './grid/notes.tsx';
import { SaveMark } from './grid/save-mark.tsx';
import { contentText } from './grid/value-text.ts';
import { ChoiceField } from './fields/choice-field.tsx';
import type { FieldProps } from './fields/field.ts';
import { ManyField } from './fields/many-field.tsx';
import { TextAnswer } from './fields/text-answer.tsx';
import { fieldId } from './field-id.ts';
import { QuestionTitle } from './question-title.tsx';
import { RemarkCell, RemarkText } from './review/remark-cell.tsx';
import { useField, useFill } from './store/fill-context.ts';

/** A question that is no quantity: its name, the field of its kind, what there is to say about it. */
export function FillQuestion({ question }: { question: CompiledQuestion }) {
  const language = useLanguage();
  const { editable } = useFill();
  const { name, description } = question;
  const look = useField(name);
  const id = fieldId(name);
  const field: FieldProps = {
    id,
    question,
    disabled: !look.enabled,
    faulty: look.fault !== null,
    describedBy: `${id}-about`,
  };
  return (
    <Box sx={{ maxWidth: '46rem', ...(fieldLook as object) }}>
      <QuestionTitle id={id} question={question} required={look.required && editable} />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {editable ? <Field {...field} /> : <Shown question={question} />}
        </Box>
        {editable && <SaveMark look={look} />}
        <RemarkCell questions={[question]} />
      </Box>
      <div id={`${id}-about`}>
        {description && <FormHelperText>{localText(description, language)}</FormHelperText>}
        <Notes question={question} look={look} named={false} />
      </div>
      {look.conflict && <Conflict question={question} look={look} named={false} />}
      <RemarkText question={question} named={false} />
    </Box>
  );
}

function Shown({ question }: { question: CompiledQuestion }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { answer, comment } = useField(question.name);
  const text = contentText(question, answer === undefined ? {} : { answer }, language, t);
  return (
    <Typography id={fieldId(question.name)} tabIndex={-1} sx={{ whiteSpace: 'pre-wrap' }}>
      {comment ? `${text}: ${comment}` : text}
    </Typography>
  );
}

function Field(props: FieldProps) {
  const { t } = useTranslation();
  switch (props.question.kind) {
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
    // Quantities stand in tables.
    case 'number':
    case 'boolean':
    case 'calculated':
    case 'matrix':
    case 'file':
    case 'ranking':
    case 'imagepicker':
    case 'multipletext':
    case 'roster':
      return <>{t('fill.unsupported')}</>;
  }
}
