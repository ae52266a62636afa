import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../format/local-text.ts';
import type { Problem } from '../../api.ts';
import { submitFaults } from './content.ts';
import type { Filling } from './use-filling.ts';

/** Faults by question; a matrix row's or comment's fault belongs to its question. */
function byQuestion(details: { path: string; message: string }[]): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { path, message } of details) {
    const name = path.replace(/^(answers|states)\./, '').replace(/[.].*$/, '');
    faults[name] ??= message;
  }
  return faults;
}

/** Submitting: first the form's own rules here, then the server's word. */
export function useSubmit(filling: Filling, send: () => Promise<Problem | null>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [doneAt, setDoneAt] = useState<number | null>(null);

  const refuse = (faults: Record<string, string>) => {
    filling.refuse(faults);
    // After the list has been drawn.
    requestAnimationFrame(() => document.getElementById('fill-faults')?.focus());
  };

  const submit = async () => {
    setDoneAt(null);
    const found = byQuestion([
      ...filling.unreadable.map((path) => ({ path, message: t('fill.numberFormat') })),
      ...submitFaults(filling.form, filling.sent, filling.today).map(({ path, message }) => ({
        path,
        message: localText(message, language),
      })),
    ]);
    if (Object.keys(found).length > 0) {
      refuse(found);
      return;
    }
    setBusy(true);
    const problem = await send();
    setBusy(false);
    if (!problem) {
      setDoneAt(filling.edition);
      window.scrollTo({ top: 0 });
    } else if (problem.details.length > 0) {
      refuse(byQuestion(problem.details));
    }
  };
  // The faults that still stand; the list empties as they are mended.
  return { submit, busy, done: doneAt === filling.edition, faults: filling.refused };
}
