import { useState } from 'react';
import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { localText } from '../../../format/local-text.ts';
import { fieldId } from '../field-id.ts';
import { useFill } from '../store/fill-context.ts';
import type { FieldLook } from '../store/look.ts';
import { Glyph } from './glyph.tsx';
import { placeProps } from './place.ts';
import { StateMenu } from './state-menu.tsx';
import { quantityGlyphs, quantityOf } from './state-words.ts';

interface StateCellProps {
  question: CompiledQuestion;
  look: FieldLook;
  column?: number;
  /**
   * Only a shape, its word for those who hear it: `cell` where several quantities share a row,
   * `line` beside the field of a phone.
   */
  short?: 'cell' | 'line';
}

/** Whether a quantity has a value, and why not; a press changes it. */
export function StateCell({ question, look, column, short }: StateCellProps) {
  const { editable, words } = useFill();
  const { t, language } = words;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { name } = question;
  const quantity = quantityOf(look);
  const text = t(`fill.quantities.${quantity}`);
  // A phone's field shows itself whether it is filled in: the shape only says that there is more.
  const plain = short === 'line' && (quantity === 'value' || quantity === 'notReported');
  const shown = (
    <>
      <Glyph name={plain ? 'more' : quantityGlyphs[quantity]} />
      {!short && <span>{text}</span>}
    </>
  );
  if (!editable || !look.enabled) {
    return short === 'line' ? null : <span className={`state ${quantity}`}>{shown}</span>;
  }
  return (
    <>
      <button
        type="button"
        id={`${fieldId(name)}-state`}
        className={`state ${quantity}`}
        aria-label={t('fill.stateOf', { state: text, name: localText(question.title, language) })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        title={t('fill.changeState')}
        onClick={(event) => setAnchor(event.currentTarget)}
        {...(short === 'cell' ? { tabIndex: -1 } : placeProps(column))}
      >
        {shown}
      </button>
      <StateMenu question={question} look={look} anchor={anchor} onClose={() => setAnchor(null)} />
    </>
  );
}
