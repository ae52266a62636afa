import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { standings, type Standing } from './standing.ts';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
} as const;

/** What each standing is drawn with, on a square of 16: told apart without colour. */
const drawings: Record<Standing, React.ReactNode> = {
  overdue: <path d="M8 2L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2" {...line} />,
  underway: (
    <>
      <circle cx="8" cy="8" r="5.5" {...line} />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  planned: <circle cx="8" cy="8" r="5.5" {...line} />,
  done: <path d="M2.5 8.5l3.5 3.5 7.5-8" {...line} />,
  cancelled: <path d="M4 4l8 8M12 4l-8 8" {...line} />,
};

const colours: Record<Standing, string> = {
  overdue: '#b3261e',
  underway: '#15566b',
  planned: '#51606b',
  done: '#216a41',
  cancelled: '#51606b',
};

/** The shapes once on a page; marks refer to them, which keeps hundreds of them light. */
export function StandingShapes() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden>
      {Object.entries(drawings).map(([standing, drawing]) => (
        <symbol key={standing} id={`stands-${standing}`} viewBox="0 0 16 16">
          {drawing}
        </symbol>
      ))}
    </svg>
  );
}

/** The shape alone; its word stands beside it or in the name of what bears it. */
export function StandingMark({ standing }: { standing: Standing }) {
  return (
    <svg
      width="16"
      height="16"
      aria-hidden
      style={{ color: colours[standing], flexShrink: 0, verticalAlign: '-3px' }}
    >
      <use href={`#stands-${standing}`} />
    </svg>
  );
}

/** Shape and word. */
export function StandingWord({ standing, text }: { standing: Standing; text?: string }) {
  const { t } = useTranslation();
  return (
    <Box
      component="span"
      style={{ color: colours[standing] }}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        fontSize: '0.875rem',
        fontWeight: 600,
        lineHeight: 1.3,
      }}
    >
      <StandingMark standing={standing} />
      {text ?? t(`occurrence.standings.${standing}`)}
    </Box>
  );
}

/** What the shapes mean. */
export function StandingLegend() {
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2.5 }}
    >
      {standings.map((standing) => (
        <li key={standing}>
          <StandingWord standing={standing} />
        </li>
      ))}
    </Box>
  );
}
