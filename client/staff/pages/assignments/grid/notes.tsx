import type { ReactNode } from 'react';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import { periodName } from '../../../format/period.ts';
import { faultText } from '../fault-text.ts';
import { useWords } from '../store/fill-context.ts';
import type { FieldLook } from '../store/look.ts';
import { Glyph, type GlyphName } from './glyph.tsx';

interface NotesProps {
  question: CompiledQuestion;
  look: FieldLook;
  /** Named where several quantities share a row. */
  named: boolean;
}

/** What there is to say about one quantity: mistakes, remarks, doubts, whose value it is. */
export function Notes({ question, look, named }: NotesProps) {
  const { t, language, clock } = useWords();
  const { fault, other, state, phase, source } = look;
  const { remarks, violations } = look.about;
  const whose = named ? `${localText(question.title, language)}: ` : '';
  return (
    <>
      {fault && !(named && fault === 'missing') && (
        <Note kind="bad" icon="error">
          {whose}
          {faultText(fault, language, t)}
        </Note>
      )}
      {remarks.map(({ id, text, by, answered }) => (
        <Note key={id} kind={answered ? 'good' : 'remark'} icon={answered ? 'done' : 'remark'}>
          {whose}
          {t(answered ? 'fill.remarkAnswered' : 'fill.remarkOf', { text, by })}
        </Note>
      ))}
      {violations.map(({ id, message, severity }) => (
        <Note
          key={id}
          kind={severity === 'hard' ? 'bad' : 'doubt'}
          icon={severity === 'hard' ? 'error' : 'doubt'}
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
      {source && (
        <Note kind="quiet">
          {whose}
          {source.from === 'previous'
            ? t('fill.takenPrevious', { period: periodName(source.period, language) })
            : t('fill.takenReported', { form: source.formTitle })}
        </Note>
      )}
      {other && phase !== 'conflict' && (
        <Note kind="quiet" icon="person">
          {whose}
          {t('fill.otherWrote', { by: other.by, time: clock(other.at) })}
        </Note>
      )}
    </>
  );
}

interface NoteProps {
  kind: 'bad' | 'remark' | 'doubt' | 'quiet' | 'good';
  icon?: GlyphName;
  children: ReactNode;
}

/** What is missing of a row of several, said once. */
export function MissingNote({ looks }: { looks: readonly FieldLook[] }) {
  const { t } = useWords();
  if (!looks.some(({ fault }) => fault === 'missing')) return null;
  return (
    <Note kind="bad" icon="error">
      {t('fill.faultsOf.missingSome')}
    </Note>
  );
}

function Note({ kind, icon, children }: NoteProps) {
  return (
    <span className={`note ${kind}`}>
      {icon && <Glyph name={icon} />}
      <span>{children}</span>
    </span>
  );
}
