import { createTheme } from '@mui/material/styles';
import { enUS, ruRU } from '@mui/material/locale';
import type { Language } from './i18n/index.ts';

const ink = '#1c2730';
const focus = '3px solid #2b7f99';
const line = '#dbe2e6';
const ground = '#f3f6f7';
const grounds = { info: '#e9f2f5', warning: '#fdf1dc', error: '#fceceb', success: '#e4f2e9' };

/**
 * The whole look in one place: a quiet ground, white sheets with a hairline, one deep colour for
 * what can be acted on. Sizes are for people who read tables all day: 15 px text, 40 px controls.
 */
export function makeTheme(language: Language) {
  return createTheme(
    {
      palette: {
        primary: { main: '#15566b', dark: '#0e4253', light: '#e3eff2', contrastText: '#ffffff' },
        secondary: { main: '#6b4a12', contrastText: '#ffffff' },
        success: { main: '#216a41', light: '#e4f2e9' },
        warning: { main: '#8a5000', light: '#fdf1dc' },
        error: { main: '#b3261e', light: '#fceceb' },
        info: { main: '#15566b', light: '#e3eff2' },
        text: { primary: ink, secondary: '#51606b' },
        background: { default: ground, paper: '#ffffff' },
        divider: line,
      },
      shape: { borderRadius: 8 },
      typography: {
        fontFamily:
          '"Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, system-ui, sans-serif',
        fontSize: 14,
        htmlFontSize: 16,
        body1: { fontSize: '0.9375rem', lineHeight: 1.5 },
        body2: { fontSize: '0.875rem', lineHeight: 1.45 },
        h1: { fontSize: '1.625rem', fontWeight: 650, lineHeight: 1.25, letterSpacing: '-0.01em' },
        h2: { fontSize: '1.1875rem', fontWeight: 650, lineHeight: 1.3 },
        h3: { fontSize: '1rem', fontWeight: 650, lineHeight: 1.4 },
        caption: { fontSize: '0.8125rem', lineHeight: 1.4 },
        button: { textTransform: 'none', fontWeight: 600, fontSize: '0.9375rem' },
      },
      components: {
        MuiCssBaseline: {
          styleOverrides: {
            body: { overflowWrap: 'break-word' },
            // What takes the focus must not hide behind a sticky header or bar.
            html: { scrollPaddingTop: 64, scrollPaddingBottom: 104 },
            // Every focus looks the same, whichever element has it.
            ':focus-visible': { outline: focus, outlineOffset: 2 },
            'h1:focus': { outline: 'none' },
            '@media (prefers-reduced-motion: reduce)': {
              '*, *::before, *::after': {
                animationDuration: '0.01ms !important',
                transitionDuration: '0.01ms !important',
              },
            },
            '@media print': { body: { background: '#ffffff' } },
          },
        },
        MuiButtonBase: {
          defaultProps: { disableRipple: true },
          // Without ripples nothing else would show where the focus is: MUI takes the outline away.
          styleOverrides: { root: { '&.Mui-focusVisible': { outline: focus, outlineOffset: 2 } } },
        },
        // These fill boxes that cut off what stands out of them.
        MuiListItemButton: {
          styleOverrides: { root: { '&.Mui-focusVisible': { outlineOffset: -3 } } },
        },
        // A switch cuts off its own round button's ring: the ring is around the whole.
        MuiSwitch: {
          styleOverrides: {
            root: {
              '&:has(.Mui-focusVisible)': { outline: focus, outlineOffset: -2, borderRadius: 10 },
            },
            switchBase: { '&.Mui-focusVisible': { outline: 'none' } },
          },
        },
        MuiMenuItem: {
          styleOverrides: { root: { '&.Mui-focusVisible': { outlineOffset: -3 } } },
        },
        MuiButton: {
          defaultProps: { disableElevation: true },
          styleOverrides: {
            root: {
              minHeight: 40,
              paddingInline: 16,
              whiteSpace: 'nowrap',
              // A finger needs more room than a mouse.
              '@media (pointer: coarse)': { minHeight: 44 },
            },
            sizeSmall: {
              minHeight: 32,
              paddingInline: 10,
              fontSize: '0.875rem',
              '@media (pointer: coarse)': { minHeight: 36 },
            },
            outlined: { borderColor: '#9fb0ba', backgroundColor: '#ffffff' },
          },
        },
        MuiPaper: {
          defaultProps: { elevation: 0 },
          styleOverrides: { rounded: { borderRadius: 10 } },
        },
        MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
        MuiOutlinedInput: {
          styleOverrides: {
            root: { backgroundColor: '#ffffff' },
            notchedOutline: { borderColor: '#8b9ba5' },
          },
        },
        MuiFormHelperText: { styleOverrides: { root: { marginInline: 2, fontSize: '0.8125rem' } } },
        MuiTableCell: {
          styleOverrides: {
            root: {
              fontSize: '0.9375rem',
              padding: '9px 14px',
              borderColor: line,
              // A small button is higher than a line: it must not make its row higher.
              '& .MuiButton-sizeSmall': { marginBlock: -5 },
              '& .MuiButton-text.MuiButton-sizeSmall': { marginInline: -10 },
            },
            head: {
              fontSize: '0.8125rem',
              fontWeight: 600,
              lineHeight: 1.3,
              color: '#51606b',
              backgroundColor: '#f8fafb',
              verticalAlign: 'bottom',
            },
          },
        },
        MuiTab: {
          styleOverrides: { root: { minHeight: 44, minWidth: 72, fontSize: '0.9375rem' } },
        },
        MuiTabs: { styleOverrides: { root: { minHeight: 44 } } },
        MuiTooltip: {
          defaultProps: { arrow: true },
          styleOverrides: { tooltip: { fontSize: 13 } },
        },
        MuiDialog: { styleOverrides: { paper: { borderRadius: 14 } } },
        MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.1875rem', fontWeight: 650 } } },
        MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px' } } },
        MuiAlert: {
          styleOverrides: {
            root: {
              borderRadius: 10,
              fontSize: '0.9375rem',
              color: ink,
              variants: (['info', 'warning', 'error', 'success'] as const).map((severity) => ({
                props: { severity },
                style: { backgroundColor: grounds[severity] },
              })),
            },
          },
        },
        MuiLink: { defaultProps: { underline: 'hover' } },
      },
    },
    language === 'ru' ? ruRU : enUS,
  );
}
