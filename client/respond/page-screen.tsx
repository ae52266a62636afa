import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { checkQuestion } from '../../forms/run/check.ts';
import type { FormState } from '../../forms/run/state.ts';
import type { Answer, Answers, CompiledForm, CompiledPage, Fault } from '../../forms/run/types.ts';
import { belongsTo, questionsOf } from './answers.ts';
import { ElementList } from './element-list.tsx';
import { focusFirstFault } from './focus-fault.ts';
import { usePage } from './page-context.ts';
import { ScreenTitle } from './screen.tsx';

interface PageScreenProps {
  form: CompiledForm;
  page: CompiledPage;
  answers: Answers;
  state: FormState;
  today: string;
  /** Faults found for the whole form, here or by the server, not yet touched since. */
  given: Fault[];
  position: { number: number; of: number };
  onChange: (name: string, value: Answer | undefined) => void;
  onBack: () => void;
  onNext: () => void;
}

/** One page of the form. «Далее» goes on only when every shown question of it is in order. */
export function PageScreen(props: PageScreenProps) {
  const { form, page, answers, state, today, given, position, onChange, onBack, onNext } = props;
  const { words, say } = usePage();
  const element = useRef<HTMLFormElement>(null);
  // Questions that were wrong at the last «Далее»: only they are checked while being corrected.
  const [flagged, setFlagged] = useState<string[]>(() =>
    questionsOf(page.elements)
      .map((question) => question.name)
      .filter((name) => given.some((fault) => belongsTo(fault, name))),
  );
  const [tries, setTries] = useState(given.length > 0 ? 1 : 0);

  const faultsOf = (name: string): Fault[] => {
    if (state.visible[name] !== true) return [];
    const fromOutside = given.filter((fault) => belongsTo(fault, name));
    if (fromOutside.length > 0) return fromOutside;
    return flagged.includes(name) ? checkQuestion(form, name, answers, { today }) : [];
  };
  const wrong = flagged.filter((name) => faultsOf(name).length > 0);

  useLayoutEffect(() => {
    if (tries > 0) focusFirstFault(element.current);
  }, [tries]);

  const submit = (event: Event): void => {
    event.preventDefault();
    const found = questionsOf(page.elements)
      .map((question) => question.name)
      .filter((name) => checkQuestion(form, name, answers, { today }).length > 0);
    setFlagged(found);
    if (found.length > 0) setTries(tries + 1);
    else onNext();
  };

  const asksAnything = questionsOf(page.elements).some(({ name }) => state.required[name]);
  const isLast = position.number === position.of;
  return (
    <form noValidate ref={element} onSubmit={submit}>
      {position.of > 1 && (
        <div class="progress">
          <span id="progress-words">{words.step(position.number, position.of)}</span>
          <progress value={position.number} max={position.of} aria-labelledby="progress-words" />
        </div>
      )}
      <ScreenTitle focused={tries === 0}>{say(page.title ?? form.title)}</ScreenTitle>
      {page.description && <p class="hint">{say(page.description)}</p>}
      {asksAnything && (
        <p class="required-note">
          <span class="star" aria-hidden="true">
            *{' '}
          </span>
          {words.requiredNote}
        </p>
      )}
      <ElementList
        elements={page.elements}
        answers={answers}
        state={state}
        faultsOf={faultsOf}
        onChange={onChange}
      />
      <div class="summary" role="alert">
        {wrong.length > 0 && <p>{words.faults(wrong.length)}</p>}
      </div>
      <div class="actions">
        <button type="button" class="button" onClick={onBack}>
          {words.back}
        </button>
        <button type="submit" class="button button-main">
          {isLast ? words.submit : words.next}
        </button>
      </div>
    </form>
  );
}
