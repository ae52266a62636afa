import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { Clamp, ClampText } from '../../ui/clamp.tsx';
import { TextLink } from '../../ui/router-link.tsx';

/** What is planned, as the way to its next date where it has one. */
export function RowTitle({ row: { title, occurrences } }: { row: ScheduleRowView }) {
  const next = occurrences?.nextId ?? null;
  if (next === null) return <Clamp text={title} />;
  return (
    <TextLink to={`/schedule/occurrences/${next}`}>
      <ClampText text={title} />
    </TextLink>
  );
}
