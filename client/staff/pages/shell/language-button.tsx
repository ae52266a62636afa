import Translate from '@mui/icons-material/Translate';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { switchLanguage, useLanguage } from '../../i18n/index.ts';

/** Switches between Russian and English, named in the language it leads to. */
export function LanguageButton() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const next = language === 'ru' ? 'en' : 'ru';
  return (
    <Button
      size="small"
      color="inherit"
      lang={next}
      startIcon={<Translate fontSize="small" aria-hidden />}
      onClick={() => {
        switchLanguage(next);
        // Sentences of the server come in the language they were asked in.
        void client.invalidateQueries();
      }}
      sx={{ minHeight: 36 }}
    >
      {t('common.languageShort')}
    </Button>
  );
}
