import Box from '@mui/material/Box';
import type { Brief } from '../../../../server/reports/schema.ts';

/** Bars with their figures beside; the table above says the same in numbers. */
export function BriefChart({ brief }: { brief: Brief }) {
  const { chart, ownHeading, wholeHeading } = brief;
  const compared = chart.lines.some(({ bars }) => bars.length > 1);
  return (
    <Box component="section" sx={look}>
      <h3>{chart.title}</h3>
      {compared && (
        <p className="legend">
          <span className="mark own" aria-hidden /> {ownHeading}
          <span className="mark whole" aria-hidden /> {wholeHeading}
        </p>
      )}
      {chart.hint && <p className="legend">{chart.hint}</p>}
      <ul>
        {chart.lines.map(({ label, bars }, index) => (
          <li key={`${index} ${label}`}>
            <span className="label">{label}</span>
            <span className="bars">
              {bars.map(({ side, length, text }) => (
                <span key={side} className="bar">
                  <span className="room" aria-hidden>
                    <span className={side} style={{ width: `${length}%` }} />
                  </span>
                  <span className="figure">{text}</span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Box>
  );
}

const look = {
  breakInside: 'avoid',
  '& ul': { listStyle: 'none', m: 0, p: 0 },
  '& li': {
    display: 'grid',
    gridTemplateColumns: { xs: '1fr', sm: '70mm 1fr' },
    columnGap: '3mm',
    alignItems: 'center',
    fontSize: '9pt',
    lineHeight: 1.15,
    py: '1.5pt',
  },
  '& .bars': { display: 'block' },
  '& .bar': {
    display: 'grid',
    gridTemplateColumns: '1fr 22mm',
    alignItems: 'center',
    columnGap: '2mm',
  },
  '& .room': {
    display: 'block',
    height: '3.4mm',
    backgroundColor: '#f0f3f5',
    printColorAdjust: 'exact',
  },
  '& .room > span': { display: 'block', height: 1, printColorAdjust: 'exact' },
  '& .own': { backgroundColor: '#15566b' },
  '& .whole': { backgroundColor: '#9db4be' },
  '& .figure': { textAlign: 'right', whiteSpace: 'nowrap' },
  '& .legend': { fontSize: '9pt', mb: '2pt', color: '#33434d' },
  '& .mark': {
    display: 'inline-block',
    width: '6mm',
    height: '2.6mm',
    mr: '1mm',
    printColorAdjust: 'exact',
  },
  '& .mark + .mark, & .mark.whole': { ml: '4mm' },
};
