import type { FormState } from '../../forms/run/state.ts';
import type { Answer, Answers, CompiledElement, Fault } from '../../forms/run/types.ts';
import { commentName } from './answers.ts';
import { Question } from './fields/question.tsx';
import { usePage } from './page-context.ts';

/** A computed value is never a list or a file. */
function asScalar(value: unknown): Answer | undefined {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    ? value
    : undefined;
}

interface ElementListProps {
  elements: CompiledElement[];
  answers: Answers;
  state: FormState;
  faultsOf: (name: string) => Fault[];
  onChange: (name: string, value: Answer | undefined) => void;
}

/** The shown questions, panels and paragraphs of a page, in order. Hidden ones are not drawn. */
export function ElementList({ elements, ...rest }: ElementListProps) {
  const { say } = usePage();
  const { answers, state, faultsOf, onChange } = rest;
  return (
    <>
      {elements.map((element) => {
        if (state.visible[element.name] !== true) return null;
        if (element.element === 'text') {
          return (
            <div class="paragraphs" key={element.name}>
              {say(element.text)
                .split(/\n+/)
                .map((line, index) => (
                  <p key={index}>{line}</p>
                ))}
            </div>
          );
        }
        if (element.element === 'panel') {
          return (
            <section class="panel" key={element.name}>
              {element.title && <h2>{say(element.title)}</h2>}
              {element.description && <p class="hint">{say(element.description)}</p>}
              <ElementList elements={element.elements} {...rest} />
            </section>
          );
        }
        const comment = answers[commentName(element.name)];
        const computed = element.kind === 'calculated';
        return (
          <Question
            key={element.name}
            question={element}
            value={computed ? asScalar(state.values[element.name]) : answers[element.name]}
            comment={typeof comment === 'string' ? comment : ''}
            faults={faultsOf(element.name)}
            required={state.required[element.name] === true}
            disabled={state.enabled[element.name] !== true}
            onChange={onChange}
          />
        );
      })}
    </>
  );
}
