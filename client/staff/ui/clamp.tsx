import { useLayoutEffect, useRef, useState, type Ref } from 'react';
import Box from '@mui/material/Box';

interface ClampProps {
  text: string;
  lines?: number;
}

/**
 * A long official name in two lines. When it does not fit, it takes the focus (by Tab or a tap)
 * and then shows the whole; hovering shows it too. Screen readers always read the whole.
 */
export function Clamp({ text, lines = 2 }: ClampProps) {
  const box = useRef<HTMLElement>(null);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      // While it is focused nothing is cut, yet it must stay focusable.
      if (document.activeElement === element) return;
      setCut(element.scrollHeight > element.clientHeight + 2);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [text]);
  return <ClampText ref={box} text={text} lines={lines} focusable={cut} />;
}

interface ClampTextProps extends ClampProps {
  ref?: Ref<HTMLElement>;
  focusable?: boolean;
}

/** The clamped text alone, for links: it shows the whole while the link has the focus. */
export function ClampText({ text, lines = 2, focusable = false, ref }: ClampTextProps) {
  const whole = { WebkitLineClamp: 'unset' };
  return (
    <Box
      component="span"
      ref={ref}
      title={text}
      {...(focusable ? { tabIndex: 0 } : {})}
      sx={{
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        overflow: 'hidden',
        WebkitLineClamp: lines,
        borderRadius: 0.5,
        '&:focus': whole,
        'a:focus-visible &, button:focus-visible &': whole,
      }}
    >
      {text}
    </Box>
  );
}
