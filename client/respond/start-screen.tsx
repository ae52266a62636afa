import { usePage } from './page-context.ts';
import type { RespondentPageData } from './page-data.ts';
import { ScreenTitle } from './screen.tsx';

interface StartScreenProps {
  data: RespondentPageData;
  begun: boolean;
  focused: boolean;
  onStart: () => void;
}

/** What the survey is for, how long it takes, until when, and what is kept of the answers. */
export function StartScreen({ data, begun, focused, onStart }: StartScreenProps) {
  const { words, say } = usePage();
  const isAnonymous = data.anonymity === 'anonymous';
  const facts: [string, string][] = [
    [words.purpose, say(data.purpose)],
    [words.period, say(data.period)],
    [words.duration, words.minutes(data.minutes)],
    ...(data.closesAt ? [[words.until, say(data.closesAt)] satisfies [string, string]] : []),
  ];
  return (
    <>
      <ScreenTitle focused={focused}>{say(data.formTitle)}</ScreenTitle>
      {data.organizationName !== '' && <p class="hint">{data.organizationName}</p>}
      {data.greeting && <p class="greeting">{data.greeting}</p>}
      {data.form.description && <p class="purpose">{say(data.form.description)}</p>}
      <dl class="facts">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <section class="privacy">
        <h2>{isAnonymous ? words.anonymousTitle : words.namedTitle}</h2>
        <p>{isAnonymous ? words.anonymous : words.named}</p>
      </section>
      <div class="actions">
        <button type="button" class="button button-main" onClick={onStart}>
          {begun ? words.resume : words.start}
        </button>
      </div>
    </>
  );
}
