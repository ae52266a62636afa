import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CompiledQuestion } from '../../../../forms/run/types.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';

interface QuestionTitleProps {
  id: string;
  question: CompiledQuestion;
  required: boolean;
}

/** Kinds drawn as one control that a label can belong to; the others are groups. */
const single = new Set<CompiledQuestion['kind']>([
  'number',
  'text',
  'comment',
  'date',
  'dropdown',
  'calculated',
]);

/** The name of a question, with the document's code («1.12.») set apart. */
export function QuestionTitle({ id, question, required }: QuestionTitleProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const whole = localText(question.title, language);
  const [, code, name] = /^(\d+(?:\.\d+)*\.)\s+(.*)$/s.exec(whole) ?? [];
  return (
    <Box
      id={`${id}-title`}
      {...(single.has(question.kind)
        ? { component: 'label' as const, htmlFor: id }
        : { component: 'div' as const })}
      sx={{ display: 'block', mb: 0.5, fontSize: '0.9375rem' }}
    >
      {code && (
        <Box
          component="span"
          sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', mr: 0.75 }}
        >
          {code}
        </Box>
      )}
      {name ?? whole}
      {required && (
        <Box component="span" title={t('fill.required')} sx={{ color: 'error.main' }}>
          {'\u00a0*'}
        </Box>
      )}
    </Box>
  );
}
