import VisibilityOff from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionResult as Question } from '../../../../server/responses/schema.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { Status } from '../../ui/status.tsx';
import { QuestionBars } from './question-bars.tsx';
import { QuestionTable } from './question-table.tsx';

interface QuestionResultProps {
  question: Question;
  minimumGroup: number;
}

/** One question: how many answered, the mean where there is one, bars and the table behind. */
export function QuestionResult({ question, minimumGroup }: QuestionResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const { title, n, mean, cells, hidden } = question;
  const shown = !hidden && n !== null && cells.length > 0;
  const facts = [
    n === null ? '' : t('results.answeredBy', { count: n }),
    mean === null ? '' : t('results.mean', { value: formatNumber(mean, 2, language) }),
  ].filter(Boolean);
  return (
    <Sheet
      title={title}
      actions={
        shown && (
          <Button
            size="small"
            onClick={() => setAsTable(!asTable)}
            aria-label={`${t(asTable ? 'results.asChart' : 'results.asTable')}: ${title}`}
          >
            {t(asTable ? 'results.asChart' : 'results.asTable')}
          </Button>
        )
      }
    >
      {!hidden && facts.length > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {facts.join(', ')}
        </Typography>
      )}
      {hidden && (
        <Box>
          <Status
            tone="quiet"
            icon={VisibilityOff}
            text={t('results.hidden', { count: minimumGroup })}
          />
        </Box>
      )}
      {!hidden && cells.length === 0 && (
        <Typography variant="body2">{t('results.noCells')}</Typography>
      )}
      {shown && !asTable && <QuestionBars question={question} minimumGroup={minimumGroup} />}
      {shown && asTable && <QuestionTable question={question} minimumGroup={minimumGroup} />}
    </Sheet>
  );
}
