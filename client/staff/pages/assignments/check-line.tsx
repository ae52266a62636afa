import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field-id.ts';

interface CheckLineProps {
  kind: 'hard' | 'soft';
  question: string;
  title: string;
  text: string;
  goTo: (question: string) => void;
  /** Why the number is right all the same; without `set` it is only read. */
  comment?: { text: string; missing: boolean; set?: (text: string) => void };
}

/** One thing to look at: must be mended, or needs a word; the title leads to its field. */
export function CheckLine({ kind, question, title, text, goTo, comment }: CheckLineProps) {
  const { t } = useTranslation();
  const hard = kind === 'hard';
  const Icon = hard ? ErrorOutline : HelpOutline;
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1 }}>
      <Icon
        role="img"
        aria-label={t(hard ? 'checks.hard' : 'checks.soft')}
        sx={{ fontSize: '1.25rem', mt: '1px', color: hard ? 'error.main' : 'warning.main' }}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <MuiLink
          underline="always"
          href={`#${fieldId(question)}`}
          onClick={(event) => {
            event.preventDefault();
            goTo(question);
          }}
        >
          {title}
        </MuiLink>
        : {text}
        {comment?.set && (
          <TextField
            label={t('checks.comment')}
            value={comment.text}
            onChange={(event) => comment.set?.(event.target.value)}
            multiline
            error={comment.missing}
            helperText={comment.missing ? t('checks.commentNeed') : undefined}
            sx={{ mt: 1, maxWidth: '40rem', display: 'flex' }}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
        )}
        {comment && !comment.set && comment.text !== '' && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
            {t('checks.explained', { text: comment.text })}
          </Box>
        )}
      </Box>
    </Box>
  );
}
