import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { Removed } from '../../../../../forms/edit/edits.ts';
import type { EditedForm } from '../../../../../forms/edit/json.ts';
import type { FormUseView } from '../../../../../server/forms/draft.schema.ts';
import type { FormVersionView } from '../../../../../server/forms/schema.ts';

interface LostQuestionsProps {
  form: EditedForm;
  uses: FormUseView[];
  /** The version that is being changed: a removed question comes back from it. */
  base: FormVersionView | undefined;
  onRestore: (removed: Removed) => void;
}

/** Questions that are gone from the list although indicators are computed from them. */
export function LostQuestions({ form, uses, base, onRestore }: LostQuestionsProps) {
  const { t } = useTranslation();
  const lost = lostQuestions(form, uses);
  if (lost.length === 0) return null;
  return (
    <Alert severity="warning" sx={{ mt: 2 }}>
      <strong>{t('editor.lost')}</strong>
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {lost.map(({ name, title, indicators }) => {
          const removed = base && removedFrom(base, name);
          return (
            <li key={name}>
              {t('editor.lostOne', { title, indicators: indicators.join('; ') })}{' '}
              {removed && (
                <Button size="small" onClick={() => onRestore(removed)}>
                  {t('editor.restore')}
                </Button>
              )}
            </li>
          );
        })}
      </Box>
    </Alert>
  );
}

interface Lost {
  name: string;
  title: string;
  indicators: string[];
}

function lostQuestions(form: EditedForm, uses: FormUseView[]): Lost[] {
  const text = JSON.stringify(form.survey);
  const lost = new Map<string, Lost>();
  for (const { title: indicator, questions } of uses) {
    for (const { name, title } of questions) {
      // Inside a panel, too, a question is there as long as its name is.
      if (text.includes(`"name":${JSON.stringify(name)}`)) continue;
      const known = lost.get(name) ?? { name, title, indicators: [] };
      lost.set(name, { ...known, indicators: [...known.indicators, indicator] });
    }
  }
  return [...lost.values()];
}

/** The question as it stood in the published version. */
function removedFrom({ survey, elements }: FormVersionView, name: string): Removed | undefined {
  // A published version has compiled: its outline is known.
  const pages = survey.pages as EditedForm['survey']['pages'];
  for (const [page, { elements: items = [] }] of pages.entries()) {
    const at = items.findIndex((item) => item.name === name);
    const item = items[at];
    if (!item) continue;
    return {
      item,
      place: { page, at },
      elements: elements.flatMap((element, index) =>
        element.question === name ? [{ at: index, element }] : [],
      ),
    } as Removed;
  }
  return undefined;
}
