import type { Shape } from './standing.ts';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75, strokeLinecap: 'round' };

/** What each state is drawn with, on a square of 16. */
const drawings: Record<Shape, React.ReactNode> = {
  none: <circle cx="8" cy="8" r="5.5" {...(line as object)} />,
  part: (
    <>
      <circle cx="8" cy="8" r="5.5" {...(line as object)} />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  sign: <path d="M2.5 13.5h11M4 10.5l1-3 5.5-5 2 2-5.5 5z" {...(line as object)} />,
  done: <path d="M2.5 8.5l3.5 3.5 7.5-8" {...(line as object)} />,
  late: (
    <>
      <path d="M1.5 10l3 3 5.5-6" {...(line as object)} />
      <path d="M12 2.5v3.2l2 1.3" {...(line as object)} />
    </>
  ),
  back: <path d="M6 3L2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 7H6" {...(line as object)} />,
  double: <path d="M1 8.5L4.5 12l6.5-8M7.5 11l1 1 6.5-8" {...(line as object)} />,
  over: <path d="M8 2L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2" {...(line as object)} />,
};

/** The shapes once on a page; cells refer to them, which keeps thousands of cells light. */
export function Shapes() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden>
      {Object.entries(drawings).map(([shape, drawing]) => (
        <symbol key={shape} id={`standing-${shape}`} viewBox="0 0 16 16">
          {drawing}
        </symbol>
      ))}
    </svg>
  );
}
