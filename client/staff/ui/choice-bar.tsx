import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { TableChoice } from './use-choice.ts';

/** At the lower edge of the screen while rows are chosen: how many, and what to do with them. */
export function ChoiceBar<Row>({ choice }: { choice: TableChoice<Row> }) {
  const { t } = useTranslation();
  const { chosen, hidden, actions, clear } = choice;
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 4,
        displayPrint: 'none',
        backgroundColor: 'primary.light',
        borderTop: chosen.length > 0 ? 1 : 0,
        borderColor: 'divider',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1.5,
          ...(chosen.length > 0 ? { px: 1.75, py: 1 } : {}),
        }}
      >
        <Box component="span" role="status" sx={{ fontWeight: 600 }}>
          {chosen.length > 0 && t('common.chosen', { number: chosen.length })}
          {hidden > 0 && ` ${t('common.chosenHidden', { number: hidden })}`}
        </Box>
        {chosen.length > 0 && (
          <>
            {actions(chosen, clear)}
            <Button size="small" onClick={clear}>
              {t('common.clearChoice')}
            </Button>
          </>
        )}
      </Box>
    </Box>
  );
}
