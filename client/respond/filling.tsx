import { useEffect, useMemo, useState } from 'preact/hooks';
import { checkAnswers } from '../../forms/run/check.ts';
import { formState } from '../../forms/run/state.ts';
import type { Answers, Fault } from '../../forms/run/types.ts';
import {
  answersToSend,
  belongsTo,
  nextShown,
  pageOfFault,
  wellTyped,
  withAnswer,
} from './answers.ts';
import type { Draft } from './draft.ts';
import { framedStep, useFramedPlace } from './framed.ts';
import type { RespondentPageData } from './page-data.ts';
import { PageScreen } from './page-screen.tsx';
import type { ServerFault } from './send.ts';
import { StartScreen } from './start-screen.tsx';
import { useSteps } from './use-steps.ts';

interface FillingProps {
  data: RespondentPageData;
  draft: Draft;
  /** What the server found wrong with an earlier try. */
  serverFaults: ServerFault[];
  onDraft: (next: (draft: Draft) => Draft) => void;
  /** Takes the answers as they travel: without hidden ones. */
  onSubmit: (answers: Answers) => void;
}

function asFault({ path, message }: ServerFault): Fault {
  return { path, code: 'unknown', message: { ru: message, en: message } };
}

/** The first screen and the form's pages, one at a time. */
export function Filling({ data, draft, serverFaults, onDraft, onSubmit }: FillingProps) {
  const { form, today } = data;
  const { answers } = draft;
  const state = useMemo(
    () => formState(form, wellTyped(form, answers), { today }),
    [form, answers, today],
  );
  const shown = form.pages.filter((page) => state.visible[page.name] === true);
  const [given, setGiven] = useState<Fault[]>(() => serverFaults.map(asFault));
  const firstFaulty = pageOfFault(form, serverFaults);
  const isPreview = data.preview === true;
  const opened = isPreview ? framedStep(form.pages) : draft.step;
  const { step, moved, goTo, goBack } = useSteps(
    firstFaulty >= 0 ? firstFaulty : opened,
    isPreview,
  );
  useFramedPlace(form.pages, step, goTo, isPreview);
  // The count makes a new screen of the same page, with the errors found at the end.
  const [returns, setReturns] = useState(0);

  // However the screen was reached, the phone's own "back" included, a reload comes back to it.
  useEffect(() => onDraft((latest) => ({ ...latest, step })), [step, onDraft]);

  const isShown = (page: (typeof form.pages)[number]): boolean => shown.includes(page);

  const page = form.pages[step];
  if (!page || !isShown(page)) {
    const first = nextShown(form.pages, isShown, -1, 1);
    return <StartScreen data={data} begun={moved} focused={moved} onStart={() => goTo(first)} />;
  }

  const next = (): void => {
    const following = nextShown(form.pages, isShown, step, 1);
    if (following >= 0) {
      goTo(following);
      return;
    }
    const sent = answersToSend(form, answers, state);
    const result = checkAnswers(form, sent, { today });
    const faulty = result.ok ? -1 : pageOfFault(form, result.faults);
    if (result.ok || faulty < 0) {
      onSubmit(sent);
      return;
    }
    setGiven(result.faults);
    setReturns(returns + 1);
    goTo(faulty);
  };

  return (
    <PageScreen
      key={`${page.name}:${returns}`}
      form={form}
      page={page}
      answers={answers}
      state={state}
      today={today}
      given={given}
      position={{ number: shown.indexOf(page) + 1, of: shown.length }}
      onChange={(name, value) => {
        setGiven((faults) => faults.filter((fault) => !belongsTo(fault, name)));
        onDraft((latest) => ({ ...latest, answers: withAnswer(latest.answers, name, value) }));
      }}
      onBack={() => goBack(nextShown(form.pages, isShown, step, -1))}
      onNext={next}
    />
  );
}
