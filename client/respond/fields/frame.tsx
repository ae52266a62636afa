import type { ComponentChildren } from 'preact';
import type { CompiledQuestion, Fault } from '../../../forms/run/types.ts';
import { usePage } from '../page-context.ts';
import { describedBy, fieldId, type FieldProps } from './field.ts';

interface FrameProps extends FieldProps {
  children: ComponentChildren;
}

function Title({ question, required }: { question: CompiledQuestion; required: boolean }) {
  const { say, words } = usePage();
  return (
    <>
      {say(question.title)}
      {required && (
        <>
          <span class="star" aria-hidden="true">
            {'\u00a0*'}
          </span>
          <span class="unseen">, {words.requiredMark}</span>
        </>
      )}
    </>
  );
}

function Hint({ question }: { question: CompiledQuestion }) {
  const { say } = usePage();
  if (question.description === undefined) return null;
  return (
    <p class="hint" id={`${fieldId(question.name)}-hint`}>
      {say(question.description)}
    </p>
  );
}

/** The errors of one field, with the word «Ошибка» for those who do not see the colour. */
export function Faults({ id, faults }: { id: string; faults: Fault[] }) {
  const { say, words } = usePage();
  if (faults.length === 0) return null;
  return (
    <div class="fault" id={id}>
      {faults.map((fault) => (
        <p key={`${fault.path}:${fault.code}`}>
          <span class="unseen">{words.error} </span>
          {say(fault.message)}
        </p>
      ))}
    </div>
  );
}

/** A question answered by several controls: a group with its title as the legend. */
export function GroupFrame(props: FrameProps & { radio?: boolean }) {
  const { question, faults, required, disabled, radio, children } = props;
  const id = fieldId(question.name);
  // A matrix shows the errors of its rows at the rows.
  const own = faults.filter((fault) => !fault.path.startsWith(`${question.name}.`));
  return (
    <fieldset
      class={faults.length > 0 ? 'question has-fault' : 'question'}
      data-fault={faults.length > 0}
      data-name={question.name}
      disabled={disabled}
      aria-describedby={describedBy(question, own)}
      {...(radio === true
        ? { role: 'radiogroup', 'aria-required': required, 'aria-invalid': own.length > 0 }
        : {})}
    >
      <legend class="question-title">
        <Title question={question} required={required} />
      </legend>
      <Hint question={question} />
      <Faults id={`${id}-error`} faults={own} />
      {children}
    </fieldset>
  );
}

/** A question answered by one control, which its title labels. */
export function LabelFrame({ question, faults, required, children }: FrameProps) {
  const id = fieldId(question.name);
  return (
    <div
      class={faults.length > 0 ? 'question has-fault' : 'question'}
      data-fault={faults.length > 0}
      data-name={question.name}
    >
      <label class="question-title" for={id}>
        <Title question={question} required={required} />
      </label>
      <Hint question={question} />
      <Faults id={`${id}-error`} faults={faults} />
      {children}
    </div>
  );
}
