import { useEffect, useRef, useState } from 'preact/hooks';
import { formState } from '../../../forms/run/state.ts';
import type { Answers } from '../../../forms/run/types.ts';
import { answersToSend } from '../answers.ts';
import type { Draft } from '../draft.ts';
import { usePage } from '../page-context.ts';
import type { RespondentPageData } from '../page-data.ts';
import { ScreenTitle } from '../screen.tsx';
import type { ServerFault } from '../send.ts';
import { StartScreen } from '../start-screen.tsx';
import { startStep, useSteps } from '../use-steps.ts';
import type { SurveyHandle } from './survey-js.ts';

interface RareFillingProps {
  data: RespondentPageData;
  draft: Draft;
  serverFaults: ServerFault[];
  onDraft: (next: (draft: Draft) => Draft) => void;
  onSubmit: (answers: Answers) => void;
}

async function fetchSurvey(data: RespondentPageData): Promise<unknown> {
  if (data.survey !== undefined) return data.survey;
  const response = await fetch(`/api/answer/${encodeURIComponent(data.token)}/form`, {
    credentials: 'omit',
  });
  if (!response.ok) throw new Error(`form: ${response.status}`);
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null ? Reflect.get(body, 'survey') : undefined;
}

/**
 * A form with question types that this page does not draw itself: survey-react-ui draws it, loaded
 * only now. Answers leave by the same way as those of the light page.
 */
export function RareFilling({ data, draft, serverFaults, onDraft, onSubmit }: RareFillingProps) {
  const { words, language, say } = usePage();
  const { step, moved, goTo } = useSteps(draft.step, data.preview === true);
  const placeRef = useRef<HTMLDivElement>(null);
  const surveyRef = useRef<SurveyHandle | undefined>(undefined);
  const [loading, setLoading] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [round, setRound] = useState(0);
  const latestRef = useRef({ draft, serverFaults, language, onDraft, onSubmit });
  useEffect(() => {
    latestRef.current = { draft, serverFaults, language, onDraft, onSubmit };
  });

  const isOpen = step > startStep;
  useEffect(() => {
    if (!isOpen) return undefined;
    let left = false;
    setLoading('loading');
    Promise.all([import('./survey-js.ts'), fetchSurvey(data)]).then(
      ([{ mountSurvey }, source]) => {
        if (left || !placeRef.current) return;
        const now = latestRef.current;
        surveyRef.current = mountSurvey(placeRef.current, {
          source,
          form: data.form,
          answers: now.draft.answers,
          language: now.language,
          faults: now.serverFaults,
          onChange: (answers) => latestRef.current.onDraft((kept) => ({ ...kept, answers })),
          onComplete: (answers) =>
            latestRef.current.onSubmit(
              answersToSend(
                data.form,
                answers,
                formState(data.form, answers, { today: data.today }),
              ),
            ),
        });
        setLoading('ready');
      },
      () => {
        if (!left) setLoading('failed');
      },
    );
    return () => {
      left = true;
      surveyRef.current?.unmount();
      surveyRef.current = undefined;
    };
  }, [isOpen, data, round]);

  useEffect(() => surveyRef.current?.speak(language), [language]);

  if (!isOpen) {
    return (
      <StartScreen
        data={data}
        begun={false}
        focused={moved}
        onStart={() => {
          onDraft((kept) => ({ ...kept, step: 0 }));
          goTo(0);
        }}
      />
    );
  }
  return (
    <>
      <ScreenTitle focused={moved}>{say(data.formTitle)}</ScreenTitle>
      {loading === 'loading' && <p role="status">{words.loading}</p>}
      {loading === 'failed' && (
        <div class="notice">
          <p role="alert">{words.loadFailed}</p>
          <button type="button" class="button" onClick={() => setRound(round + 1)}>
            {words.tryAgain}
          </button>
        </div>
      )}
      <div class="rare" ref={placeRef} />
    </>
  );
}
