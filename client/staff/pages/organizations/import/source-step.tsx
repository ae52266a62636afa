import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { OrganizationImport } from './use-import.ts';

/** The table: pasted or as a file. A pasted one goes on by itself. */
export function SourceStep({ one }: { one: OrganizationImport }) {
  const { t } = useTranslation();
  const { state, change, read, isReading, readError } = one;
  const [asked, setAsked] = useState(false);
  const isEmpty = !state.text.trim();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isEmpty) document.getElementById('import-text')?.focus();
    else read(null);
  };
  return (
    <Sheet>
      <Box component="form" noValidate onSubmit={submit}>
        {readError && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {readError.message}
          </Alert>
        )}
        <TextField
          id="import-text"
          label={t('organizationImport.source.paste')}
          value={state.text}
          onChange={(event) => change({ text: event.target.value })}
          error={asked && isEmpty}
          helperText={
            asked && isEmpty
              ? t('organizationImport.source.need')
              : t('organizationImport.source.pasteHint')
          }
          multiline
          minRows={7}
          maxRows={14}
          slotProps={{
            htmlInput: {
              spellCheck: false,
              style: { whiteSpace: 'pre', overflowX: 'auto', tabSize: 4, fontSize: '0.875rem' },
            },
          }}
        />
        <Box sx={{ textAlign: 'center', color: 'text.secondary', my: 1.5 }}>
          {t('organizationImport.source.or')}
        </Box>
        <FileDrop
          disabled={isReading}
          onFile={read}
          texts={{
            drop: t('organizationImport.source.drop'),
            choose: t('organizationImport.source.choose'),
            kinds: t('organizationImport.source.kinds'),
          }}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mt: 2.5 }}>
          <Button type="submit" variant="contained" disabled={isReading}>
            {t(isReading ? 'organizationImport.reading' : 'organizationImport.next')}
          </Button>
          <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', flex: '1 1 18rem' }}>
            {t('organizationImport.source.templateHint')}{' '}
            <Link href="/api/organizations/import/template.xlsx" download underline="always">
              {t('organizationImport.source.template')}
            </Link>
          </Box>
        </Box>
      </Box>
    </Sheet>
  );
}
