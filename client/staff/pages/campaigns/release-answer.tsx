import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseInput, ReleaseView } from '../../../../server/responses/release.schema.ts';
import { Status } from '../../ui/status.tsx';
import { isMasked, masksOf, piecesOf, type Range } from './results-masks.ts';
import { WordChoice } from './release-words.tsx';

type Answer = ReleaseView['answers'][number];
type Decision = ReleaseInput['decisions'][number];

interface ReleaseAnswerProps {
  answer: Answer;
  busy: boolean;
  onDecide: (decision: Decision) => void;
}

/** One free answer with what looks like personal data in it, and what may be done about it. */
export function ReleaseAnswer({ answer, busy, onDecide }: ReleaseAnswerProps) {
  const { t } = useTranslation();
  const { id, text, state, warnings, organizationName, questionTitle } = answer;
  const pieces = piecesOf(text);
  const found: Range[] = warnings.map(({ start, end }) => [start, end]);
  const marked = state === 'released' ? answer.masks : found;
  const suspicious = pieces.filter((piece) => piece.isWord && isMasked(piece, marked));
  const [chosen, setChosen] = useState<ReadonlySet<number> | null>(null);
  const kinds = [...new Set(warnings.map(({ kind }) => kind))];
  const decide = (next: Decision['state'], masks: Range[] = []) =>
    onDecide({ id, state: next, masks });
  const own = new Set(suspicious.map(({ start }) => start));
  return (
    <Paper
      component="article"
      variant="outlined"
      aria-label={t('release.answerOf', { organization: organizationName })}
      sx={{ p: 2, mb: 1.5 }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        <strong>{organizationName}</strong> · {questionTitle}
      </Typography>
      {chosen ? (
        <WordChoice pieces={pieces} chosen={chosen} onChoose={setChosen} />
      ) : (
        <Typography sx={{ whiteSpace: 'pre-line', maxWidth: '46rem' }}>
          {pieces.map((piece) =>
            piece.isWord && isMasked(piece, marked) ? (
              <Box
                component="mark"
                key={piece.start}
                sx={{
                  backgroundColor: 'warning.light',
                  borderBottom: '2px dashed',
                  borderColor: 'warning.main',
                  ...(state === 'released' ? { textDecoration: 'line-through' } : {}),
                }}
              >
                {piece.text}
              </Box>
            ) : (
              piece.text
            ),
          )}
        </Typography>
      )}
      {state === 'waiting' && kinds.length > 0 && (
        <Box sx={{ mt: 1 }}>
          <Status
            tone="wait"
            icon={WarningAmber}
            text={t('release.warning', {
              kinds: kinds.map((kind) => t(`release.kinds.${kind}`)).join(', '),
            })}
          />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        {state !== 'waiting' && (
          <Button size="small" variant="outlined" disabled={busy} onClick={() => decide('waiting')}>
            {t('release.back')}
          </Button>
        )}
        {state === 'waiting' && chosen && (
          <>
            <Button
              size="small"
              variant="contained"
              disabled={busy}
              onClick={() => decide('released', masksOf(pieces, chosen))}
            >
              {t('release.releaseBlotted')}
            </Button>
            <Button size="small" onClick={() => setChosen(null)}>
              {t('release.cancel')}
            </Button>
          </>
        )}
        {state === 'waiting' && !chosen && (
          <>
            {own.size > 0 && (
              <Button
                size="small"
                variant="contained"
                disabled={busy}
                onClick={() => decide('released', masksOf(pieces, own))}
              >
                {t('release.releaseClean')}
              </Button>
            )}
            <Button
              size="small"
              variant={own.size > 0 ? 'outlined' : 'contained'}
              disabled={busy}
              onClick={() => decide('released')}
            >
              {t('release.release')}
            </Button>
            <Button size="small" variant="outlined" disabled={busy} onClick={() => setChosen(own)}>
              {t('release.blot')}
            </Button>
            <Button size="small" disabled={busy} onClick={() => decide('hidden')}>
              {t('release.hide')}
            </Button>
          </>
        )}
      </Box>
    </Paper>
  );
}
