import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/sheet.tsx';
import { Status } from '../../ui/status.tsx';
import type { QuestionCard } from './question-cards.ts';
import { QuestionChart } from './question-chart.tsx';
import { QuestionTable } from './question-table.tsx';
import { QuestionTexts } from './question-texts.tsx';
import { useResultWords } from './question-words.ts';

interface QuestionResultProps {
  card: QuestionCard;
  minimumGroup: number;
  /** Responses in the results: those who could have answered. */
  asked: number;
  /** Released answers in free words; absent where the question takes none. */
  texts: readonly string[] | undefined;
}

/** One question: how many answered, the mean where there is one, a chart and the table behind. */
export function QuestionResult({ card, minimumGroup, asked, texts }: QuestionResultProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const { title, rows } = card;
  const [first] = rows;
  if (!first) return null;
  const hidden = rows.every((row) => row.hidden);
  const counted = rows.some(({ cells }) => cells.length > 0);
  const answered = rows.some(({ n }) => n !== null && n > 0);
  const drawn = !hidden && counted && answered;
  const hiddenText = t('results.hidden', { count: minimumGroup });
  return (
    <Sheet
      title={title}
      actions={
        drawn && (
          <Button
            size="small"
            sx={{ displayPrint: 'none' }}
            onClick={() => setAsTable(!asTable)}
            aria-label={`${t(asTable ? 'results.asChart' : 'results.asTable')}: ${title}`}
          >
            {t(asTable ? 'results.asChart' : 'results.asTable')}
          </Button>
        )
      }
    >
      {!hidden && <Facts card={card} asked={asked} />}
      {hidden && (
        <Status
          tone="quiet"
          icon={VisibilityOff}
          text={t('results.hiddenQuestion', { count: minimumGroup })}
        />
      )}
      {!hidden && counted && !answered && (
        <Typography variant="body2">{t('results.nobody')}</Typography>
      )}
      {drawn && !asTable && <QuestionChart card={card} hiddenText={hiddenText} />}
      {drawn && asTable && <QuestionTable card={card} hiddenText={hiddenText} />}
      {texts && (
        <Box sx={{ mt: counted ? 2 : 0 }}>
          <QuestionTexts answers={texts} title={title} />
        </Box>
      )}
      {!counted && !hidden && !texts && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(first.rows === null ? 'results.onlyNumber' : 'results.onlyRows')}
        </Typography>
      )}
    </Sheet>
  );
}

/** How many answered of those in the results, the mean with its scale, what a sum would not say. */
function Facts({ card, asked }: { card: QuestionCard; asked: number }) {
  const { t } = useTranslation();
  const words = useResultWords();
  const [first] = card.rows;
  if (!first || first.n === null) return null;
  const single = first.row === null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
      {single &&
        `${t('results.answeredBy', { count: first.n })} ${t('results.ofAsked', { count: asked })}`}
      {single && first.mean !== null && (
        <>
          {' · '}
          <Box component="strong" sx={{ color: 'text.primary' }}>
            {words.mean(first)}
          </Box>
        </>
      )}
      {single && first.rows !== null && ` · ${t('results.rowsInAll', { count: first.rows })}`}
      {first.multiple && <Box sx={{ mt: 0.25 }}>{t('results.multiple')}</Box>}
    </Typography>
  );
}
