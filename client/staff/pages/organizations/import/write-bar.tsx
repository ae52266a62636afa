import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { CheckView } from '../../../../../server/organizations/import.schema.ts';
import type { OrganizationImport } from './use-import.ts';

interface WriteBarProps {
  one: OrganizationImport;
  view: CheckView;
  isChecking: boolean;
  /** Shows what is left; absent while nothing else is shown. */
  onShowOpen: (() => void) | undefined;
}

/** The last step stays in sight: what is left to put right, then the button that writes. */
export function WriteBar({ one, view, isChecking, onShowOpen }: WriteBarProps) {
  const { t } = useTranslation();
  const { counts, ready } = view;
  const left = counts.error + counts.question;
  const texts = (['create', 'update'] as const)
    .filter((action) => counts[action] > 0)
    .map((action) => t(`organizationImport.counts.${action}`, { count: counts[action] }));
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 2,
        backgroundColor: 'background.paper',
        boxShadow: '0 -4px 16px rgba(28, 39, 48, 0.08)',
      }}
    >
      <Button
        variant="contained"
        disabled={!ready || isChecking || one.isWriting}
        onClick={one.write}
      >
        {t(one.isWriting ? 'organizationImport.rows.writing' : 'organizationImport.rows.write')}
      </Button>
      <Box role="status" sx={{ flex: '1 1 14rem' }}>
        {isChecking
          ? t('organizationImport.rows.checking')
          : left > 0
            ? t('organizationImport.rows.left', { count: left })
            : texts.join(', ') || t('organizationImport.rows.nothing')}
      </Box>
      {left > 0 && !isChecking && onShowOpen && (
        <Button size="small" onClick={onShowOpen}>
          {t('organizationImport.rows.open')}
        </Button>
      )}
      <Button onClick={() => one.change({ step: 'columns' })}>
        {t('organizationImport.back')}
      </Button>
    </Box>
  );
}
