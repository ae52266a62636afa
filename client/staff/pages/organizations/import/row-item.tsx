import AddCircleOutline from '@mui/icons-material/AddCircleOutlined';
import Block from '@mui/icons-material/Block';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Edit from '@mui/icons-material/Edit';
import HelpOutline from '@mui/icons-material/HelpOutlined';
import Remove from '@mui/icons-material/Remove';
import Repeat from '@mui/icons-material/Repeat';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedRow } from '../../../../../server/organizations/import.schema.ts';
import { Status, type Tone } from '../../../ui/status.tsx';
import { RowCells } from './row-cells.tsx';
import { RowChanges } from './row-changes.tsx';
import { RowQuestions } from './row-questions.tsx';
import type { OrganizationImport } from './use-import.ts';

const looks: Record<CheckedRow['action'], { tone: Tone; icon: typeof Edit }> = {
  create: { tone: 'good', icon: AddCircleOutline },
  update: { tone: 'busy', icon: Edit },
  same: { tone: 'quiet', icon: Remove },
  repeat: { tone: 'quiet', icon: Repeat },
  skip: { tone: 'quiet', icon: Block },
  error: { tone: 'bad', icon: ErrorOutline },
  question: { tone: 'wait', icon: HelpOutline },
};

interface RowItemProps {
  row: CheckedRow;
  one: OrganizationImport;
  /** Called when the person puts something right in it. */
  onTouch: () => void;
}

/** One row of the table: what it will do, what is wrong, what to decide. */
export function RowItem({ row, one, onTouch }: RowItemProps) {
  const { t } = useTranslation();
  const { alter } = one;
  const { number, action, title } = row;
  const [open, setOpen] = useState(false);
  const skip = () => {
    onTouch();
    alter(({ skip: old }) => ({
      skip: old.includes(number) ? old.filter((one) => one !== number) : [...old, number],
    }));
  };
  const skipped = one.state.skip.includes(number);
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        ...(skipped && { backgroundColor: '#f8fafb' }),
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5 }}>
        <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
          <Box component="span" sx={{ color: 'text.secondary', mr: 1, whiteSpace: 'nowrap' }}>
            {t('organizationImport.rows.row', { number })}
          </Box>
          <Box component="span" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
            {title}
          </Box>
        </Box>
        <Status {...looks[action]} text={t(`organizationImport.actions.${action}`)} />
        <Box sx={{ display: 'flex', gap: 0.5, my: -0.5, mx: { xs: -1.25, sm: 0 } }}>
          {!skipped && (
            <Button
              size="small"
              aria-expanded={open}
              aria-label={t('organizationImport.rows.editOf', { number })}
              onClick={() => setOpen(!open)}
            >
              {t('organizationImport.rows.edit')}
            </Button>
          )}
          <Button
            size="small"
            aria-label={t(`organizationImport.rows.${skipped ? 'unskipOf' : 'skipOf'}`, { number })}
            onClick={skip}
          >
            {t(`organizationImport.rows.${skipped ? 'unskip' : 'skip'}`)}
          </Button>
        </Box>
      </Box>
      {!skipped && (
        <>
          <RowChanges row={row} />
          <RowQuestions row={row} one={one} onTouch={onTouch} />
          <RowCells row={row} one={one} all={open} onTouch={onTouch} />
        </>
      )}
    </Box>
  );
}
