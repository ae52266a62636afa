import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Answers } from '../../forms/run/types.ts';
import { RefusedScreen, ThanksScreen, type Refusal } from './end-screen.tsx';
import { Filling } from './filling.tsx';
import { pageContext, PageLanguage } from './page-context.ts';
import type { RespondentPageData } from './page-data.ts';
import { PageHeader } from './page-header.tsx';
import { RareFilling } from './rare/rare-filling.tsx';
import { SendScreen } from './send-screen.tsx';
import type { ServerFault } from './send.ts';
import { newSubmissionId } from './submission-id.ts';
import { useDraft } from './use-draft.ts';
import type { FinalOutcome } from './use-sending.ts';

type Phase =
  | { kind: 'filling'; faults: ServerFault[] }
  | { kind: 'thanks' }
  | { kind: 'refused'; refusal: Refusal; message: string };

/** The respondent's page from the first screen to the acknowledgment. */
export function App({ data }: { data: RespondentPageData }) {
  const { form } = data;
  const isPreview = data.preview === true;
  const { draft, change, clear } = useDraft(data);
  const [phase, setPhase] = useState<Phase>({ kind: 'filling', faults: [] });
  const context = useMemo(() => pageContext(draft.language), [draft.language]);

  useEffect(() => {
    document.documentElement.lang = draft.language;
    document.title = context.say(data.formTitle);
  }, [draft.language, context, data]);

  const submit = (answers: Answers): void => {
    if (isPreview) {
      setPhase({ kind: 'thanks' });
      return;
    }
    const { formVersion, today } = data;
    // Kept before the first try, so that even a reload sends the same submission.
    change((latest) => {
      const id = latest.id ?? newSubmissionId();
      return { ...latest, id, submission: { id, formVersion, today, answers } };
    });
  };

  const end = useCallback(
    (outcome: FinalOutcome) => {
      if (outcome.kind === 'accepted') {
        clear();
        setPhase({ kind: 'thanks' });
        return;
      }
      if (outcome.kind === 'closed' || outcome.kind === 'conflict') clear();
      // Refused as it is: back to the answers, which can be corrected and sent again.
      else change(({ submission: _, ...rest }) => rest);
      setPhase(
        outcome.kind === 'faults' && outcome.faults.length > 0
          ? { kind: 'filling', faults: outcome.faults }
          : {
              kind: 'refused',
              refusal: outcome.kind === 'faults' ? 'refused' : outcome.kind,
              message: outcome.message,
            },
      );
    },
    [change, clear],
  );

  const startAgain = (): void => {
    clear();
    setPhase({ kind: 'filling', faults: [] });
  };

  const screen = () => {
    if (draft.submission) {
      return <SendScreen token={data.token} submission={draft.submission} onEnd={end} />;
    }
    if (phase.kind === 'thanks') {
      const mayRepeat = isPreview || data.another === true;
      return (
        <ThanksScreen
          form={form}
          preview={isPreview}
          onAnother={mayRepeat ? startAgain : undefined}
        />
      );
    }
    if (phase.kind === 'refused') {
      return (
        <RefusedScreen
          refusal={phase.refusal}
          message={phase.message}
          onReturn={() => setPhase({ kind: 'filling', faults: [] })}
        />
      );
    }
    const props = {
      data,
      draft,
      serverFaults: phase.faults,
      onDraft: change,
      onSubmit: submit,
    };
    return form.light ? <Filling {...props} /> : <RareFilling {...props} />;
  };

  return (
    <PageLanguage.Provider value={context}>
      <PageHeader
        municipalityName={data.municipalityName}
        form={form}
        preview={isPreview}
        onLanguage={(language) => change((latest) => ({ ...latest, language }))}
      />
      <main class="main">{screen()}</main>
    </PageLanguage.Provider>
  );
}
