import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { ClampText } from '../../../ui/clamp.tsx';
import { rowId } from './ids.ts';

interface RowTitleProps {
  name: string;
  number: number;
  title: string;
  open: boolean;
  onToggle: () => void;
  /** Kind and marks. */
  children: ReactNode;
}

/** The closed line of a question, which is one button. */
export function RowTitle({ name, number, title, open, onToggle, children }: RowTitleProps) {
  return (
    <ButtonBase
      id={rowId(name)}
      aria-expanded={open}
      onClick={onToggle}
      sx={{
        flex: 1,
        minWidth: 0,
        py: 1.25,
        pl: 1.5,
        pr: 0.5,
        gap: 1,
        alignItems: 'flex-start',
        justifyContent: 'flex-start',
        textAlign: 'left',
        font: 'inherit',
        '&:hover': { backgroundColor: '#f1f5f7' },
      }}
    >
      <ExpandMore
        aria-hidden
        sx={{
          fontSize: 20,
          mt: '1px',
          color: 'text.secondary',
          transform: open ? 'none' : 'rotate(-90deg)',
        }}
      />
      <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="span" sx={{ display: 'block', fontWeight: 500 }}>
          <ClampText text={`${number}. ${title}`} />
        </Box>
        <Box
          component="span"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 1,
            rowGap: 0.25,
            alignItems: 'center',
            color: 'text.secondary',
            fontSize: '0.8125rem',
          }}
        >
          {children}
        </Box>
      </Box>
    </ButtonBase>
  );
}
