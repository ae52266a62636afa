import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../../server/assignments/schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { fieldId } from '../field-id.ts';
import { questionTitle } from '../grid/value-text.ts';
import { useClock } from '../use-clock.ts';

interface RemarkListProps {
  view: DataFormView;
  goTo: (question: string) => void;
}

/** What is to be corrected: every remark, those answered with a tick; each leads to its field. */
export function RemarkList({ view, goTo }: RemarkListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const clock = useClock();
  const { remarks, form } = view;
  if (remarks.length === 0) return null;
  // The head's and the department's may stand at once.
  const rounds = new Map(remarks.map((one) => [`${one.by} ${one.at}`, one]));
  const open = remarks.filter(({ answered }) => !answered).length;
  return (
    <Alert severity={open > 0 ? 'warning' : 'info'} icon={false}>
      <AlertTitle>
        {open > 0 ? t('fill.remarksOpen', { count: open }) : t('fill.remarksDone')}
      </AlertTitle>
      {[...rounds.values()].map(({ by, at }) => (
        <div key={`${by} ${at}`}>{t('fill.returnedBy', { by, time: clock(at) })}</div>
      ))}
      <Box component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {remarks.map(({ id, question, text, answered }) => {
          const Icon = answered ? CheckCircle : RadioButtonUnchecked;
          return (
            <Box component="li" key={id} sx={{ display: 'flex', gap: 1 }}>
              <Icon
                role="img"
                aria-label={t(answered ? 'fill.answered' : 'fill.notAnswered')}
                sx={{
                  fontSize: '1.125rem',
                  mt: '2px',
                  color: answered ? 'success.main' : 'text.secondary',
                }}
              />
              <span>
                {question !== null && (
                  <>
                    <MuiLink
                      underline="always"
                      href={`#${fieldId(question)}`}
                      onClick={(event) => {
                        event.preventDefault();
                        goTo(question);
                      }}
                    >
                      {questionTitle(form, question, language)}
                    </MuiLink>
                    {': '}
                  </>
                )}
                {text}
              </span>
            </Box>
          );
        })}
      </Box>
    </Alert>
  );
}
