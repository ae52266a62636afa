import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import PersonOutline from '@mui/icons-material/PersonOutlineOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useClock } from '../use-clock.ts';
import { useAbout, useField } from '../store/fill-context.ts';
import { useFaultWords } from '../use-fault-words.ts';

interface NotesProps {
  question: CompiledQuestion;
  /** Named where several quantities share a row. */
  named: boolean;
}

/** What there is to say about one quantity: mistakes, remarks, doubts, whose value it is. */
export function Notes({ question, named }: NotesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const clock = useClock();
  const faultWords = useFaultWords();
  const { name } = question;
  const { fault, other, state, phase } = useField(name);
  const { remarks, violations, taken } = useAbout(name);
  const whose = named ? `${localText(question.title, language)}: ` : '';
  return (
    <>
      {fault && (
        <Note kind="bad" icon={ErrorOutline}>
          {whose}
          {faultWords(fault)}
        </Note>
      )}
      {remarks.map(({ id, text, by, answered }) => (
        <Note
          key={id}
          kind={answered ? 'good' : 'remark'}
          icon={answered ? CheckCircle : FeedbackOutlined}
        >
          {whose}
          {t(answered ? 'fill.remarkAnswered' : 'fill.remarkOf', { text, by })}
        </Note>
      ))}
      {violations.map(({ id, message, severity }) => (
        <Note
          key={id}
          kind={severity === 'hard' ? 'bad' : 'doubt'}
          icon={severity === 'hard' ? ErrorOutline : HelpOutline}
        >
          {whose}
          {localText(message, language)}
        </Note>
      ))}
      {state?.state === 'absent' && (
        <Note kind="quiet">
          {whose}
          {t('fill.stateAbsent', { reason: state.reason })}
        </Note>
      )}
      {taken && (
        <Note kind="quiet">
          {whose}
          {taken.from === 'previous'
            ? t('fill.takenPrevious', { period: periodName(taken.period, language) })
            : t('fill.takenReported', { form: taken.formTitle })}
        </Note>
      )}
      {other && phase !== 'conflict' && (
        <Note kind="quiet" icon={PersonOutline}>
          {whose}
          {t('fill.otherWrote', { by: other.by, time: clock(other.at) })}
        </Note>
      )}
    </>
  );
}

interface NoteProps {
  kind: 'bad' | 'remark' | 'doubt' | 'quiet' | 'good';
  icon?: SvgIconComponent;
  children: ReactNode;
}

function Note({ kind, icon: Icon, children }: NoteProps) {
  return (
    <span className={`note ${kind}`}>
      {Icon && <Icon aria-hidden />}
      <span>{children}</span>
    </span>
  );
}
