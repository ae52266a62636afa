import type { CompiledForm } from '../../forms/run/types.ts';
import { usePage } from './page-context.ts';
import type { Language } from './page-data.ts';

interface PageHeaderProps {
  municipalityName: string;
  form: CompiledForm;
  preview: boolean;
  onLanguage: (language: Language) => void;
}

/** Who asks, on every screen; the other language, where the form has it. */
export function PageHeader({ municipalityName, form, preview, onLanguage }: PageHeaderProps) {
  const { language, words } = usePage();
  const other: Language = language === 'ru' ? 'en' : 'ru';
  return (
    <>
      {preview && (
        <p class="preview-bar" role="note">
          {words.preview}
        </p>
      )}
      <header class="header">
        <p class="municipality">{municipalityName}</p>
        {form.languages.includes(other) && (
          <button
            type="button"
            class="link-button language"
            lang={other}
            onClick={() => onLanguage(other)}
          >
            {words.otherLanguage}
          </button>
        )}
      </header>
    </>
  );
}
