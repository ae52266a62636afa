import { useLayoutEffect, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslation } from 'react-i18next';

interface ClampProps {
  text: string;
  lines?: number;
}

/**
 * A long official name in two lines. When it does not fit, a small button shows the whole; the
 * whole is also the hover title. A link around the text must not contain the button, so put
 * links to long names beside it or use `ClampText` inside them.
 */
export function Clamp({ text, lines = 2 }: ClampProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLElement>(null);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setCut(element.scrollHeight > element.clientHeight + 2);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [text]);
  return (
    <Box component="span" sx={{ display: 'block' }}>
      <ClampText ref={box} text={text} lines={open ? 0 : lines} />
      {(cut || open) && (
        <ButtonBase
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ color: 'primary.main', fontSize: '0.8125rem', borderRadius: 1, minHeight: 24 }}
        >
          {open ? t('common.showLess') : t('common.showWhole')}
        </ButtonBase>
      )}
    </Box>
  );
}

interface ClampTextProps extends ClampProps {
  ref?: React.Ref<HTMLElement>;
}

/** The clamped text alone; grows to the whole while it or the link around it has the focus. */
export function ClampText({ text, lines = 2, ref }: ClampTextProps) {
  const whole = { WebkitLineClamp: 'unset' };
  return (
    <Box
      component="span"
      ref={ref}
      title={text}
      sx={{
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        overflow: 'hidden',
        WebkitLineClamp: lines === 0 ? 'unset' : lines,
        'a:focus-visible &, button:focus-visible &': whole,
      }}
    >
      {text}
    </Box>
  );
}
