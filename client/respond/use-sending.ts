import { useEffect, useRef, useState } from 'preact/hooks';
import type { Submission } from './draft.ts';
import type { Language } from './page-data.ts';
import { retryDelayMs, sendSubmission, type Outcome, type RetryReason } from './send.ts';

/** An outcome that ends the tries. */
export type FinalOutcome = Exclude<Outcome, { kind: 'retry' }>;

export type SendingState = { kind: 'trying' } | { kind: 'waiting'; reason: RetryReason };

/**
 * Sends a submission and, while the network or the server fails, the same one again: after a
 * growing pause, at once when the connection is back, or when the respondent asks.
 */
export function useSending(
  token: string,
  submission: Submission,
  language: Language,
  onEnd: (outcome: FinalOutcome) => void,
): { state: SendingState; retry: () => void } {
  const [state, setState] = useState<SendingState>({ kind: 'trying' });
  const [round, setRound] = useState(1);
  // Switching the language while the answer is on its way must not start another try.
  const latestRef = useRef({ language, onEnd });
  useEffect(() => {
    latestRef.current = { language, onEnd };
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    setState({ kind: 'trying' });
    void sendSubmission(token, submission, latestRef.current.language).then((outcome) => {
      if (left) return;
      if (outcome.kind !== 'retry') {
        latestRef.current.onEnd(outcome);
        return;
      }
      setState({ kind: 'waiting', reason: outcome.reason });
      timer = setTimeout(() => setRound(round + 1), retryDelayMs(round, outcome.afterMs));
    });
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [token, submission, round]);

  const waiting = state.kind === 'waiting';
  useEffect(() => {
    if (!waiting) return undefined;
    const again = (): void => setRound((count) => count + 1);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [waiting]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  return { state, retry: () => setRound(round + 1) };
}
