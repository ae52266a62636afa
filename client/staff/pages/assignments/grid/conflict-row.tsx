import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import { fieldId } from '../field-id.ts';
import { focusWhenDrawn } from '../after-paint.ts';
import { useFill } from '../store/fill-context.ts';
import type { FieldLook } from '../store/look.ts';
import { Glyph } from './glyph.tsx';
import { contentText } from './value-text.ts';

interface ConflictProps {
  question: CompiledQuestion;
  look: FieldLook;
  named: boolean;
  /** The first place of the two buttons in a table. */
  column?: number;
}

/** Two people wrote different things: both stand here, one is chosen, the other stays in history. */
export function Conflict({ question, look, named, column }: ConflictProps) {
  const { store, words } = useFill();
  const { t, language, clock } = words;
  const { conflict, answer, state, typed } = look;
  if (!conflict) return null;
  const mine =
    typed ??
    contentText(
      question,
      { ...(answer === undefined ? {} : { answer }), ...(state ? { state } : {}) },
      language,
      t,
    );
  const theirs = contentText(question, conflict, language, t);
  const choose = (whose: 'mine' | 'theirs') => {
    store.saver.choose(question.name, whose);
    focusWhenDrawn(fieldId(question.name));
  };
  const place = (shift: number) =>
    column === undefined ? {} : { 'data-column': column + shift, 'data-stop': '', tabIndex: -1 };
  return (
    <div className="conflict" role="group" aria-label={t('fill.conflictLabel')}>
      <Glyph name="conflict" />
      <span>
        {named && `${localText(question.title, language)}: `}
        {t('fill.conflictWords', { mine, theirs, by: conflict.by, time: clock(conflict.at) })}
      </span>
      <span className="buttons">
        <button type="button" className="choice" onClick={() => choose('mine')} {...place(0)}>
          {t('fill.keepMine', { value: mine })}
        </button>
        <button type="button" className="choice" onClick={() => choose('theirs')} {...place(1)}>
          {t('fill.takeTheirs', { value: theirs })}
        </button>
      </span>
    </div>
  );
}
