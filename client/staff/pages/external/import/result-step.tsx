import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../../../server/external/schema.ts';
import { LinkButton } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

/** What was imported, and where it is seen. */
export function ResultStep({ result, onMore }: { result: ImportView; onMore: () => void }) {
  const { t } = useTranslation();
  const { result: record, id } = result;
  return (
    <Sheet title={t('externalImport.done.title')}>
      <Box role="status" sx={{ mb: 2 }}>
        {record ? (
          <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
            <li>
              {t('externalImport.done.taken', { count: record.taken })},{' '}
              {t('externalImport.done.organizations', { count: record.organizations })}
            </li>
            {record.rejected > 0 && (
              <li>{t('externalImport.done.rejected', { count: record.rejected })}</li>
            )}
            {record.kept > 0 && <li>{t('externalImport.done.kept', { count: record.kept })}</li>}
          </Box>
        ) : (
          t('externalImport.done.writing')
        )}
        <Box sx={{ color: 'text.secondary' }}>
          {record ? t('externalImport.done.computing') : ''}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <LinkButton to="/external" variant="contained">
          {t('externalImport.done.toTables')}
        </LinkButton>
        <LinkButton to="/indicators" variant="outlined">
          {t('externalImport.done.toIndicators')}
        </LinkButton>
        {record && record.rejected > 0 && (
          <Button
            href={`/api/external/imports/${id}/rejected.csv`}
            startIcon={<Download />}
            variant="outlined"
          >
            {t('externalImport.done.download')}
          </Button>
        )}
        <Button onClick={onMore}>{t('externalImport.done.more')}</Button>
      </Box>
    </Sheet>
  );
}
