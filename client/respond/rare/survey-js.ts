import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Model, settings, surveyLocalization } from 'survey-core';
import 'survey-core/i18n/russian';
import 'survey-core/survey-core.fontless.min.css';
import { Survey } from 'survey-react-ui';
import type { Answers, CompiledForm } from '../../../forms/run/types.ts';
import type { Language } from '../page-data.ts';
import type { ServerFault } from '../send.ts';
import { prepareRosters, showFaults } from './rosters.ts';
import { applySurveyTheme } from './survey-style.ts';

interface SurveyOptions {
  /** The SurveyJS definition. */
  source: unknown;
  /** What the definition compiles to: how many rows its tables may have. */
  form: CompiledForm;
  answers: Answers;
  language: Language;
  faults: ServerFault[];
  onChange: (answers: Answers) => void;
  onComplete: (answers: Answers) => void;
}

export interface SurveyHandle {
  speak: (language: Language) => void;
  unmount: () => void;
}

/** Draws a form with survey-react-ui. Kept apart so that React reaches only those who need it. */
export function mountSurvey(place: HTMLElement, options: SurveyOptions): SurveyHandle {
  // In our forms the default text is the Russian one.
  surveyLocalization.defaultLocale = 'ru';
  // A row that is still fading in cannot be read yet.
  settings.animationEnabled = false;
  const model = new Model(options.source);
  model.locale = options.language;
  prepareRosters(model, options.form);
  model.data = { ...options.answers };
  model.showCompletePage = false;
  model.generateStylesheet = false;
  model.applyTheme({ isPanelless: true });
  applySurveyTheme(place);
  // The library types its data as anything; the compiled form checks it before it is sent.
  const answers = (): Answers => ({ ...(model.data as Answers) });
  model.onValueChanged.add(() => options.onChange(answers()));
  model.onCompleting.add((_, completing) => {
    // Sending, and saying thanks, is the page's own business.
    completing.allow = false;
    options.onComplete(answers());
  });
  const root = createRoot(place);
  root.render(createElement(Survey, { model }));
  showFaults(model, options.faults);
  return {
    speak: (language) => {
      model.locale = language;
    },
    unmount: () => root.unmount(),
  };
}
