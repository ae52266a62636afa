import type { CompiledForm } from '../../forms/run/types.ts';
import { usePage } from './page-context.ts';
import { ScreenTitle } from './screen.tsx';

interface ThanksProps {
  form: CompiledForm;
  preview: boolean;
  /** Absent where one answer per link is all there can be. */
  onAnother: (() => void) | undefined;
}

/** The acknowledgment: only shown once the server has the answer for good. */
export function ThanksScreen({ form, preview, onAnother }: ThanksProps) {
  const { words, say } = usePage();
  return (
    <div class="notice notice-done">
      <ScreenTitle focused>{words.doneTitle}</ScreenTitle>
      <p>{form.completedText ? say(form.completedText) : words.doneText}</p>
      {preview && <p class="hint">{words.donePreview}</p>}
      {onAnother && (
        <div class="another">
          {!preview && <p>{words.anotherHint}</p>}
          <button type="button" class="button" onClick={onAnother}>
            {preview ? words.restart : words.another}
          </button>
        </div>
      )}
    </div>
  );
}

export type Refusal = 'closed' | 'conflict' | 'stale' | 'tooLarge' | 'refused';

interface RefusedProps {
  refusal: Refusal;
  /** The server's own sentence, shown above ours where it says more. */
  message: string;
  onReturn: () => void;
}

/** The answer was not taken, and why; sending the same again would not help. */
export function RefusedScreen({ refusal, message, onReturn }: RefusedProps) {
  const { words } = usePage();
  const texts: Record<Refusal, [string, string]> = {
    closed: [words.closedTitle, words.closedText],
    conflict: [words.conflictTitle, words.conflictText],
    stale: [words.staleTitle, words.staleText],
    tooLarge: [words.refusedTitle, words.tooLargeText],
    refused: [words.refusedTitle, words.refusedText],
  };
  const [title, text] = texts[refusal];
  return (
    <div class="notice">
      <ScreenTitle focused>{title}</ScreenTitle>
      {message !== '' && <p>{message}</p>}
      <p>{text}</p>
      {(refusal === 'tooLarge' || refusal === 'refused') && (
        <div class="actions">
          <button type="button" class="button" onClick={onReturn}>
            {words.backToAnswers}
          </button>
        </div>
      )}
      {refusal === 'stale' && (
        <div class="actions">
          <button type="button" class="button button-main" onClick={() => location.reload()}>
            {words.reload}
          </button>
        </div>
      )}
    </div>
  );
}
