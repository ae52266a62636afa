import MuiLink from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import type { FormView } from '../../../../server/forms/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { AskedCounts } from './asked-counts.tsx';
import { useFormWords } from '../forms/form-words.ts';

interface FormChoiceProps {
  forms: FormView[];
  form: FormView | undefined;
  /** Null: the latest one. */
  version: number | null;
  onChoose: (key: string) => void;
  fault: string | undefined;
}

/** Which form is asked, with its version and a way to look at it. */
export function FormChoice({ forms, form, version, onChoose, fault }: FormChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useFormWords();
  return (
    <div>
      <SelectField
        id="campaign-formKey"
        label={t('newCampaign.form')}
        value={form?.key ?? ''}
        onChange={onChoose}
        error={fault !== undefined}
        helperText={
          fault ??
          (form &&
            `${t('newCampaign.formHint', {
              kind: t(`campaign.kinds.${form.kind}`),
              audience: words.audience(form.audience),
              version: version ?? form.latestVersion,
            })}; ${t('newCampaign.questions', { count: form.questionCount })}`)
        }
        options={[
          { value: '', text: t('newCampaign.needForm') },
          ...forms
            .filter(({ key, retired }) => !retired || key === form?.key)
            .map(({ key, title }) => ({ value: key, text: localText(title, language) })),
        ]}
      />
      {form && <AskedCounts form={form} />}
      {form && (
        <MuiLink
          href={`/preview/${form.key}/${version ?? form.latestVersion}`}
          target="_blank"
          rel="noreferrer"
          sx={{ display: 'inline-block', mt: 0.5, fontSize: '0.875rem' }}
        >
          {t('newCampaign.preview')}
        </MuiLink>
      )}
    </div>
  );
}
