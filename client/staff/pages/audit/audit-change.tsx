import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../../queries/audit.ts';

/** Before and after, opened on demand. */
export function AuditChange({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const parts = (['before', 'after'] as const).filter((part) => line[part] != null);
  if (line.withheld) {
    return (
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {t('audit.withheld')}
      </Box>
    );
  }
  if (parts.length === 0) return null;
  return (
    <>
      <Button
        size="small"
        aria-expanded={open}
        aria-label={`${t('audit.show')}: № ${line.sequence}`}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'common.showLess' : 'audit.show')}
      </Button>
      {open &&
        parts.map((part) => (
          <Box key={part} sx={{ fontSize: '0.8125rem', mt: 0.5 }}>
            <strong>{t(`audit.${part}`)}</strong>
            <Box
              component="pre"
              tabIndex={0}
              aria-label={t(`audit.${part}`)}
              sx={{
                m: 0,
                mt: 0.25,
                p: 1,
                maxHeight: 260,
                overflow: 'auto',
                borderRadius: 1,
                backgroundColor: '#f3f6f7',
                whiteSpace: 'pre-wrap',
                wordBreak: 'break-word',
                fontFamily: 'ui-monospace, Consolas, monospace',
                fontSize: '0.75rem',
              }}
            >
              {JSON.stringify(line[part], null, 2)}
            </Box>
          </Box>
        ))}
    </>
  );
}
