import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ElementState } from '../../../../server/responses/schema.ts';

/** Stands where the field was when a quantity has no value: says why. */
export function StateField({ id, state }: { id: string; state: ElementState }) {
  const { t } = useTranslation();
  return (
    <Box
      id={id}
      tabIndex={-1}
      sx={{
        minHeight: 40,
        px: 1.5,
        py: 1,
        border: 1,
        borderStyle: 'dashed',
        borderColor: '#8b9ba5',
        borderRadius: 1,
        backgroundColor: '#f8fafb',
        fontSize: '0.875rem',
      }}
    >
      {state.state === 'absent'
        ? t('fill.stateAbsent', { reason: state.reason })
        : t('fill.stateNotApplicable')}
    </Box>
  );
}
