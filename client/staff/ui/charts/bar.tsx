import { useId } from 'react';
import { barFill, barGround, lineInk } from './palette.ts';

interface BarProps {
  /** 0 to 100; null draws a hatched bar: kept back. */
  share: number | null;
  /** A mark to compare with, 0 to 100. */
  line?: number | null;
  /** Drawn upwards, for columns. */
  upright?: boolean;
}

/** One bar. It is drawn for the eye alone: its words and figures stand beside it as text. */
export function Bar({ share, line = null, upright = false }: BarProps) {
  const id = useId();
  const filled = Math.max(0, Math.min(100, share ?? 100));
  const box = upright
    ? { x: 0, y: 100 - filled, width: 100, height: filled }
    : { x: 0, y: 0, width: filled, height: 100 };
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      width="100%"
      height="100%"
      style={{ display: 'block', overflow: 'visible' }}
    >
      {share === null && (
        <pattern id={id} width="3" height="100" patternUnits="userSpaceOnUse">
          <rect width="1.2" height="100" fill="#c9d5da" />
        </pattern>
      )}
      <rect width="100" height="100" fill={barGround} />
      <rect {...box} fill={share === null ? `url(#${id})` : barFill} />
      {line !== null && (
        <line
          x1={line}
          x2={line}
          y1="-12"
          y2="112"
          stroke={lineInk}
          strokeWidth="2"
          strokeDasharray="5 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
