import type { Submission } from './draft.ts';
import { usePage } from './page-context.ts';
import { ScreenTitle } from './screen.tsx';
import { useSending, type FinalOutcome } from './use-sending.ts';

interface SendScreenProps {
  token: string;
  submission: Submission;
  onEnd: (outcome: FinalOutcome) => void;
}

/** The answer is on its way, or waits for the network. It stays here until it is acknowledged. */
export function SendScreen({ token, submission, onEnd }: SendScreenProps) {
  const { words, language } = usePage();
  const { state, retry } = useSending(token, submission, language, onEnd);
  const isWaiting = state.kind === 'waiting';
  const reason = isWaiting ? state.reason : 'network';
  const explanations = {
    network: words.waitingOffline,
    server: words.waitingServer,
    busy: words.waitingBusy,
  };
  return (
    <div class="notice">
      <ScreenTitle focused>{isWaiting ? words.waiting : words.sending}</ScreenTitle>
      <p role="status">{isWaiting ? explanations[reason] : words.sendingHint}</p>
      {isWaiting ? (
        <div class="actions">
          <button type="button" class="button button-main" onClick={retry}>
            {words.retryNow}
          </button>
        </div>
      ) : (
        <progress class="busy" aria-label={words.sending} />
      )}
    </div>
  );
}
