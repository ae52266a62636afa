import FormControlLabel from '@mui/material/FormControlLabel';
import Box from '@mui/material/Box';
import Switch from '@mui/material/Switch';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { setHead, setSurveyText } from '../../../../../forms/edit/edits.ts';
import type { DraftFault } from '../../../../../forms/edit/faults.ts';
import type { EditedForm } from '../../../../../forms/edit/json.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { useEditorTools } from './editor-context.ts';
import { WordsField } from './words-field.tsx';

interface FormHeadProps {
  form: Pick<EditedForm, 'title' | 'purpose' | 'kind'>;
  description: unknown;
  completedHtml: unknown;
  faults: DraftFault[];
  onEnglish: (on: boolean) => void;
}

/** The words around the questions: title, purpose, introduction, ending. */
export const FormHead = memo(function FormHead(props: FormHeadProps) {
  const { form, description, completedHtml, faults, onEnglish } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { edit, english } = useEditorTools();
  const faultAt = (field: string) => {
    const fault = faults.find((one) => one.field === field);
    return fault && localText(fault.message, language);
  };
  const withIntro = form.kind !== 'dataForm';
  return (
    <Sheet
      title={t('editor.head')}
      actions={
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={english}
              onChange={(event) => onEnglish(event.target.checked)}
            />
          }
          label={t('editor.english')}
          slotProps={{ typography: { variant: 'body2' } }}
        />
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <WordsField
          id="form-title"
          label={t('editor.name')}
          text={{ default: form.title.ru, en: form.title.en }}
          fault={faultAt('title')}
          onChange={(to, words) => edit((old) => setHead(old, 'title', to, words))}
        />
        <WordsField
          id="form-purpose"
          label={t('editor.purpose')}
          text={{ default: form.purpose.ru, en: form.purpose.en }}
          hint={t('editor.purposeHint')}
          fault={faultAt('purpose')}
          multiline
          onChange={(to, words) => edit((old) => setHead(old, 'purpose', to, words))}
        />
        {withIntro && (
          <>
            <WordsField
              label={t('editor.intro')}
              text={description}
              hint={t('editor.introHint')}
              multiline
              onChange={(to, words) => edit((old) => setSurveyText(old, 'description', to, words))}
            />
            <WordsField
              label={t('editor.ending')}
              text={completedHtml}
              multiline
              onChange={(to, words) =>
                edit((old) => setSurveyText(old, 'completedHtml', to, words))
              }
            />
          </>
        )}
      </Box>
    </Sheet>
  );
});
