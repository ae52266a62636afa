import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OccurrenceView } from '../../../../../server/schedules/occurrence.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { ClampText } from '../../../ui/clamp.tsx';
import { whenText } from '../occurrence-words.ts';
import { StandingMark } from '../standing-mark.tsx';
import { standingOf } from '../standing.ts';
import type { MatrixRow } from './matrix.ts';

interface YearRowProps {
  row: MatrixRow;
  months: readonly string[];
  now: string;
}

/** One event through the year: its windows as bands, its due months as marks that lead to it. */
export const YearRow = memo(function YearRow({ row, months, now }: YearRowProps) {
  return (
    <tr>
      <th scope="row">
        <ClampText text={row.title} />
      </th>
      {months.map((month, index) => {
        const through = row.places.some(({ from, to }) => from <= index && index <= to);
        const marked = row.places.filter(({ mark }) => mark === index);
        const look = [through ? 'through' : '', month === now ? 'now' : ''].join(' ').trim();
        return (
          <td key={month} className={look === '' ? undefined : look}>
            {marked.map(({ one }) => (
              <MarkLink key={one.id} one={one} />
            ))}
          </td>
        );
      })}
      <td>
        {row.places
          .filter(({ mark }) => mark === null)
          .map(({ one }) => (
            <MarkLink key={one.id} one={one} />
          ))}
      </td>
      <td>
        {row.undated.map((one) => (
          <MarkLink key={one.id} one={one} />
        ))}
      </td>
    </tr>
  );
});

function MarkLink({ one }: { one: OccurrenceView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const standing = standingOf(one);
  const words = [
    t(`occurrence.standings.${standing}`),
    whenText(one, language, t),
    one.event,
    one.title,
  ].filter((word) => word !== undefined);
  return (
    <Link
      to={`/schedule/occurrences/${one.id}`}
      aria-label={words.join(', ')}
      title={words.join('\n')}
    >
      <StandingMark standing={standing} />
    </Link>
  );
}
