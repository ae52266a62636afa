import type { SxProps, Theme } from '@mui/material/styles';

const quiet = '#f8fafb';

/** A table that does not fit scrolls in its own box; a wide one has one at every width. */
export function tableBox(wide: boolean): SxProps<Theme> {
  if (wide) return { overflow: 'auto', maxHeight: 'max(24rem, calc(100dvh - 9rem))' };
  return { overflowX: { sm: 'auto', lg: 'visible' } };
}

/**
 * The look of a whole table in one rule: styling each of thousands of cells by itself would make
 * typing in the search slow.
 */
export function tableLook(wide: boolean): SxProps<Theme> {
  const stays = { position: 'sticky', left: 0, backgroundColor: 'background.paper' };
  return {
    width: '100%',
    minWidth: wide ? 'max-content' : 0,
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontVariantNumeric: 'tabular-nums',
    fontSize: '0.9375rem',
    lineHeight: 1.43,
    '& th, & td': {
      p: '9px 14px',
      borderBottom: 1,
      borderColor: 'divider',
      textAlign: 'left',
      verticalAlign: 'top',
      fontWeight: 400,
    },
    '& .figure': { textAlign: 'right' },
    '& thead th, & thead td': {
      position: 'sticky',
      top: 0,
      zIndex: 2,
      fontSize: '0.8125rem',
      fontWeight: 600,
      lineHeight: 1.3,
      color: 'text.secondary',
      backgroundColor: quiet,
      verticalAlign: 'bottom',
    },
    '& tbody tr:hover > *': { backgroundColor: '#f6f9fa' },
    '& tbody > tr > th[scope=row]': wide ? stays : { lg: {}, sm: stays },
    '& thead > tr > th:first-of-type': wide ? { left: 0, zIndex: 3 } : {},
    '& tbody > tr > th[scope=colgroup]': {
      backgroundColor: quiet,
      fontWeight: 600,
      fontSize: '0.875rem',
    },
    '& .box': { width: 44, pr: 0, py: '5px' },
    // A small button is higher than a line: it must not make its row higher.
    '& .MuiButton-sizeSmall': { marginBlock: '-5px' },
    '& .MuiButton-text.MuiButton-sizeSmall': { marginInline: '-10px' },
  };
}
