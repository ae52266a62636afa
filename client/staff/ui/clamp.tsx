import Box from '@mui/material/Box';
import { useCut } from './use-cut.ts';

interface ClampProps {
  text: string;
  lines?: number;
}

/**
 * A long official name in two lines. When it does not fit, it is shortened so that what tells it
 * from its neighbours stays («МБОУ «СОШ № 3»…»), takes the focus (by Tab or a tap) and then shows
 * the whole; hovering shows it too. Screen readers and the clipboard always get the whole.
 */
export function Clamp({ text, lines = 2 }: ClampProps) {
  return <Cut text={text} lines={lines} focusable />;
}

/** The clamped text alone, for links: it shows the whole while the link has the focus. */
export function ClampText({ text, lines = 2 }: ClampProps) {
  return <Cut text={text} lines={lines} focusable={false} />;
}

function Cut({ text, lines, focusable }: Required<ClampProps> & { focusable: boolean }) {
  const [box, short] = useCut(text, lines);
  const whole = '&:focus, a:focus-visible &, button:focus-visible &';
  return (
    <Box
      component="span"
      ref={box}
      title={text}
      {...(focusable && short !== null ? { tabIndex: 0 } : {})}
      {...(short === null ? {} : { 'data-short': short })}
      sx={{
        position: 'relative',
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        overflow: 'hidden',
        WebkitLineClamp: lines,
        borderRadius: 0.5,
        [whole]: { WebkitLineClamp: 'unset' },
        // The shortened text is drawn only: it is not in the page's text, and not read aloud. The
        // whole goes on to ask for its width, else a table's column would shrink with each cut.
        '&[data-short]': { display: 'block' },
        '&[data-short]::before': { content: 'attr(data-short) / ""' },
        '&[data-short] > span': { display: 'block', height: 0, overflow: 'hidden' },
        '&[data-short]:focus::before, a:focus-visible &[data-short]::before, button:focus-visible &[data-short]::before':
          { content: 'none' },
        '&[data-short]:focus > span, a:focus-visible &[data-short] > span, button:focus-visible &[data-short] > span':
          { height: 'auto' },
      }}
    >
      <span>{text}</span>
    </Box>
  );
}
