import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Close from '@mui/icons-material/Close';
import TextField from '@mui/material/TextField';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { focusWhenDrawn } from '../after-paint.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useReview } from './review-context.ts';

const remarkId = (name: string) => `remark-${name}`;

/** Opens a remark on each quantity of a row. */
export function RemarkCell({ questions }: { questions: CompiledQuestion[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const review = useReview();
  if (!review) return null;
  return (
    <>
      {questions
        .filter(({ kind, name }) => kind !== 'calculated' && !(name in review.remarks))
        .map(({ name, title }) => (
          <Button
            key={name}
            size="small"
            startIcon={<Add />}
            aria-label={t('fill.remarkOn', { name: localText(title, language) })}
            onClick={() => {
              review.remark(name, '');
              focusWhenDrawn(remarkId(name));
            }}
            sx={{ my: '-4px', ml: '-10px', '& .MuiButton-startIcon': { mr: 0.5 } }}
          >
            {questions.length > 1 ? localText(title, language) : t('fill.remark')}
          </Button>
        ))}
    </>
  );
}

interface RemarkEditorProps {
  questions: CompiledQuestion[];
  span: number;
  named: boolean;
}

/** The remarks that are being written on a row. */
export function RemarkEditor({ questions, span, named }: RemarkEditorProps) {
  const review = useReview();
  const open = questions.filter(({ name }) => review && name in review.remarks);
  return open.map((question) => (
    <tr className="more" key={question.name}>
      <td colSpan={span}>
        <RemarkText question={question} named={named} />
      </td>
    </tr>
  ));
}

/** One remark while it is being written. */
export function RemarkText({ question, named }: { question: CompiledQuestion; named: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const review = useReview();
  const kept = review?.remarks[question.name];
  const [text, setText] = useState(kept ?? '');
  if (!review || kept === undefined) return null;
  const title = localText(question.title, language);
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', pt: 0.5, maxWidth: '46rem' }}>
      <TextField
        id={remarkId(question.name)}
        label={named ? t('fill.remarkOn', { name: title }) : t('fill.remarkLabel')}
        value={text}
        multiline
        onChange={(event) => setText(event.target.value)}
        onBlur={() => review.remark(question.name, text)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <IconButton
        aria-label={t('fill.remarkDrop', { name: title })}
        onClick={() => review.remark(question.name, null)}
      >
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}
