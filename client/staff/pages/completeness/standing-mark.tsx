import type { StandingLook } from './standing.ts';

/** A state by shape and word with what belongs beside it; `Shapes` must be on the page. */
export function StandingMark({ shape, tone, text, under }: StandingLook) {
  return (
    <>
      <span className={`state ${tone}`}>
        <svg width="15" height="15" aria-hidden>
          <use href={`#standing-${shape}`} />
        </svg>
        {text}
      </span>
      {under.map((line) => (
        <span key={line} className="under">
          {line}
        </span>
      ))}
    </>
  );
}

/** How marks look inside a table or list. */
export const markLook = {
  '& .state': {
    display: 'inline-flex',
    alignItems: 'flex-start',
    gap: '5px',
    fontWeight: 600,
    fontSize: '0.8125rem',
    lineHeight: 1.3,
  },
  '& .state svg': { flexShrink: 0, mt: '1px' },
  '& .good': { color: 'success.main' },
  '& .busy': { color: 'primary.main' },
  '& .wait': { color: 'warning.main' },
  '& .quiet': { color: 'text.secondary' },
  '& .bad': { color: 'error.main' },
  '& .under': {
    display: 'block',
    color: 'text.secondary',
    fontSize: '0.75rem',
    fontWeight: 400,
    lineHeight: 1.35,
  },
};
