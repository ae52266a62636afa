import type { KeyboardEvent } from 'react';
import { localText } from '../../../format/local-text.ts';
import { fieldId } from '../field-id.ts';
import { useFill } from '../store/fill-context.ts';
import { placeProps, type CellProps } from './place.ts';

/** By language: on a Russian keyboard that is set to Latin «н» gives «y». */
const keys = {
  ru: { yes: new Set(['д', 'l', '1', '+']), no: new Set(['н', 'y', '0', '-']) },
  en: { yes: new Set(['y', '1', '+']), no: new Set(['n', '0', '-']) },
};

/**
 * Yes or no as two buttons side by side. In a table the pair is one place: «д» and «н» choose,
 * the space bar changes, Delete clears.
 */
export function YesNoCell({ question, look, column, labelledBy, describedBy }: CellProps) {
  const { store, words: page } = useFill();
  const { t, language } = page;
  const { name, yesText, noText } = question;
  const { answer, typed, enabled, required, fault } = look;
  const inTable = column !== undefined;
  const words = {
    yes: yesText ? localText(yesText, language) : t('fill.yes'),
    no: noText ? localText(noText, language) : t('fill.no'),
  };
  const choose = (value: boolean | undefined) => {
    store.setAnswer(name, value);
    store.leave(name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const small = key.toLowerCase();
    if (key === ' ') choose(answer !== true);
    else if (key === 'Delete' || key === 'Backspace') choose(undefined);
    else if (keys[language].yes.has(small)) choose(true);
    else if (keys[language].no.has(small)) choose(false);
    else if (!inTable && (key === 'ArrowLeft' || key === 'ArrowRight')) choose(answer !== true);
    else return;
    event.preventDefault();
  };
  const option = (value: boolean, text: string) => (
    <span
      role="radio"
      aria-checked={answer === value}
      aria-disabled={!enabled}
      className={answer === value ? 'option chosen' : 'option'}
      onClick={() => enabled && choose(answer === value ? undefined : value)}
    >
      {text}
    </span>
  );
  return (
    <div
      id={fieldId(name)}
      role="radiogroup"
      className="yes-no"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-required={required}
      aria-invalid={fault !== null}
      onKeyDown={enabled ? onKeyDown : undefined}
      {...(inTable ? placeProps(column, name) : { tabIndex: 0 })}
    >
      {option(true, words.yes)}
      {option(false, words.no)}
      {typed !== undefined && <span className="unread">{typed}</span>}
    </div>
  );
}
