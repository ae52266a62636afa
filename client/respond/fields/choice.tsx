import type { ComponentChildren } from 'preact';

interface ChoiceProps {
  type: 'radio' | 'checkbox';
  name: string;
  id: string;
  chosen: boolean;
  onToggle: (chosen: boolean) => void;
  /** How it is drawn: a line of a list, or a big button with the control unseen. */
  look: 'line' | 'button';
  children: ComponentChildren;
}

/** One radio button or check box with its words; the whole of it can be pressed. */
export function Choice({ type, name, id, chosen, onToggle, look, children }: ChoiceProps) {
  return (
    <label class={`choice choice-${look}${chosen ? ' is-chosen' : ''}`} for={id}>
      <input
        type={type}
        name={name}
        id={id}
        checked={chosen}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
