import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { CheckLine } from './check-line.tsx';
import { questionTitle } from './grid/value-text.ts';
import { useFill, useForm } from './store/fill-context.ts';
import type { Comments } from './use-comments.ts';
import { faultText } from './fault-text.ts';

interface ChecksProps {
  view: DataFormView;
  comments: Comments;
  goTo: (question: string) => void;
  /** Leaves only the empty fields and goes to the first. */
  onEmpty: (first: string) => void;
}

/** More than that are shown when asked for. */
const first = 6;
/** More empty fields than that are told as a number. */
const mostNamed = 5;

/** «Что проверить»: what stands in the way first, then what is only doubtful; each leads to its field. */
export function Checks({ view, comments, goTo, onEmpty }: ChecksProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { store, editable } = useFill();
  const [all, setAll] = useState(false);
  const faults = useForm((look) => look.faults);
  const submitTried = useForm((look) => look.submitTried);
  const title = (name: string) => questionTitle(store.form, name, language);
  const shown = editable ? [...faults] : [];
  const missing = shown.filter(([, { code }]) => submitTried && code === 'required');
  const many = missing.length > mostNamed;
  const wrong = [...shown.filter(([, { code }]) => code !== 'required'), ...(many ? [] : missing)];
  const ranked = view.violations.toSorted((a, b) => b.rank - a.rank);
  const hard = ranked.filter(({ severity }) => severity === 'hard');
  const soft = ranked.filter(({ severity }) => severity === 'soft');
  const lines: ReactNode[] = [
    many && (
      <Box component="li" key="missing" sx={{ display: 'flex', gap: 1 }}>
        <RadioButtonUnchecked
          aria-hidden
          sx={{ fontSize: '1.25rem', mt: '1px', color: 'error.main' }}
        />
        <span>
          {t('checks.empty', { count: missing.length })}.{' '}
          <MuiLink
            component="button"
            type="button"
            underline="always"
            onClick={() => onEmpty(missing[0]?.[0] ?? '')}
            sx={{ verticalAlign: 'baseline', fontSize: 'inherit' }}
          >
            {t('checks.showEmpty')}
          </MuiLink>
        </span>
      </Box>
    ),
    ...wrong.map(([name, { words }]) => (
      <CheckLine
        key={`fault ${name}`}
        kind="hard"
        question={name}
        title={title(name)}
        text={faultText(words, language, t)}
        goTo={goTo}
      />
    )),
    ...[...hard, ...soft].map((found) => (
      <CheckLine
        key={found.id}
        kind={found.severity}
        question={found.question}
        title={title(found.question)}
        text={localText(found.message, language)}
        goTo={goTo}
        {...(found.severity === 'soft'
          ? {
              comment: {
                text: comments.of(found),
                missing: submitTried && comments.of(found).trim().length < 3,
                ...(editable ? { set: (text: string) => comments.set(found, text) } : {}),
              },
            }
          : {})}
      />
    )),
  ].filter(Boolean);
  if (lines.length === 0) return null;
  const must = wrong.length + hard.length + (many ? missing.length : 0);
  return (
    <Box id="checks" tabIndex={-1} sx={{ outline: 'none', scrollMarginTop: 72 }}>
      <Sheet title={t('checks.title')}>
        {submitTried && must > 0 && (
          <Alert severity="error" role="status" sx={{ mb: 1.5 }}>
            {t('checks.must', { count: must })}
          </Alert>
        )}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
          {all ? lines : lines.slice(0, first)}
        </Box>
        {lines.length > first && (
          <Button size="small" onClick={() => setAll(!all)} sx={{ mt: 1 }}>
            {all ? t('common.showLess') : t('checks.more', { count: lines.length - first })}
          </Button>
        )}
      </Sheet>
    </Box>
  );
}
