import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslation } from 'react-i18next';
import type { CheckView } from '../../../../../server/external/schema.ts';
import type { ExternalImport } from './use-import.ts';

/** The last step stays in sight: what is decided about rejected rows, then the button. */
export function ConfirmBar({ one, view }: { one: ExternalImport; view: CheckView }) {
  const { t } = useTranslation();
  const { state, change, confirm, isChecking, isWriting } = one;
  const { taken, rejected } = view;
  const ready = taken > 0 && (rejected === 0 || state.leaveOut);
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 5,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 1,
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 2,
        backgroundColor: 'background.paper',
        boxShadow: '0 -4px 16px rgba(28, 39, 48, 0.08)',
      }}
    >
      {rejected > 0 && taken > 0 && (
        <FormControlLabel
          sx={{ flexBasis: '100%' }}
          label={t('externalImport.check.leaveOut', { count: rejected })}
          control={
            <Checkbox
              checked={state.leaveOut}
              onChange={(_, checked) => change({ leaveOut: checked })}
            />
          }
        />
      )}
      <Button variant="contained" disabled={!ready || isChecking || isWriting} onClick={confirm}>
        {isWriting
          ? t('externalImport.check.writing')
          : taken === 0
            ? t('externalImport.check.nothing')
            : t('externalImport.check.write', { count: taken })}
      </Button>
      <Button onClick={() => change({ step: 'columns' })}>{t('externalImport.back')}</Button>
      <Button
        onClick={() => change({ step: 'source' })}
        sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        {t('externalImport.check.another')}
      </Button>
      <Box role="status" sx={{ flex: '1 1 10rem', color: 'text.secondary' }}>
        {isChecking
          ? t('externalImport.columns.checking')
          : rejected === 0 && t('externalImport.check.clean')}
      </Box>
    </Box>
  );
}
