import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { FormVersionView } from '../../../../server/forms/schema.ts';
import { localText } from '../../format/local-text.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Sheet } from '../../ui/sheet.tsx';

/** The respondent's own page of this version, in a frame of a phone's width. */
export function FormPreview({ form }: { form: FormVersionView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const address = `/preview/${encodeURIComponent(form.key)}/${form.version}`;
  return (
    <Sheet
      title={t('form.preview')}
      actions={
        <Button
          size="small"
          href={address}
          target="_blank"
          rel="noreferrer"
          startIcon={<OpenInNew />}
        >
          {t('form.openApart')}
        </Button>
      }
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {t('form.previewHint')}
      </Typography>
      <Box
        component="iframe"
        src={address}
        title={t('form.previewOf', { title: localText(form.title, language) })}
        sx={{
          display: 'block',
          width: 1,
          maxWidth: 400,
          height: 680,
          mx: 'auto',
          border: 1,
          borderColor: '#9fb0ba',
          borderRadius: '18px',
          backgroundColor: 'background.paper',
        }}
      />
    </Sheet>
  );
}
