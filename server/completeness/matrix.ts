import { wasOnTime } from '../assignments/terms.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import { dueOf, lockOf, type Campaign, type Expected } from '../campaigns/model.ts';
import type { MatrixCell, MatrixForm, MatrixRow, MatrixView } from './schema.ts';
import type { Standing } from './standings.ts';
import { tallyOf } from './tally.ts';

const order = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' });

interface Form {
  newest: Campaign;
  expected: ReadonlyMap<string, Expected>;
}

type Made = Pick<MatrixView, 'forms' | 'rows' | 'clusters' | 'total'>;

/**
 * The matrix of one period's campaigns. A form that two campaigns asked for is one column: who was
 * asked by either, with the later one's dates.
 *
 * @param campaigns opened ones of data forms, their expected lists as far as the reader may see
 */
export function matrixOf(
  campaigns: readonly Campaign[],
  standings: readonly Standing[],
  now: Date,
): Made {
  const forms = formsOf(campaigns);
  const known = new Map(standings.map((one) => [`${one.formKey} ${one.organizationId}`, one]));
  const cellOf = ({ newest, expected }: Form, organizationId: string): MatrixCell | null => {
    if (!expected.has(organizationId)) return null;
    const standing = known.get(`${newest.formKey} ${organizationId}`);
    return standing ? presentCell(standing, now) : notMadeYet(newest, now);
  };
  const rows = placesOf(forms).map((place): MatrixRow => {
    const { organizationId: id, name, shortName, cluster } = place;
    const cells = forms.map((form) => cellOf(form, id));
    return { id, name, shortName: shortName || name, cluster, tally: tallyOf(cells), cells };
  });
  const column = (inside: readonly MatrixRow[], index: number) =>
    tallyOf(inside.map(({ cells }) => cells[index] ?? null));
  const clusters = [...new Set(rows.map(({ cluster }) => cluster))].filter(Boolean);
  return {
    forms: forms.map(({ newest }, index): MatrixForm => {
      const { formKey, formTitle, _id, title } = newest;
      return {
        key: formKey,
        title: formTitle,
        campaignId: _id,
        campaignTitle: title,
        state: stateOf(newest, now),
        dueAt: dueOf(newest).toISOString(),
        tally: column(rows, index),
      };
    }),
    rows,
    clusters: clusters.map((cluster) => {
      const inside = rows.filter((row) => row.cluster === cluster);
      return {
        cluster,
        tally: tallyOf(inside.flatMap(({ cells }) => cells)),
        forms: forms.map((_, index) => column(inside, index)),
      };
    }),
    total: tallyOf(rows.flatMap(({ cells }) => cells)),
  };
}

function formsOf(campaigns: readonly Campaign[]): Form[] {
  const byKey = new Map<string, Campaign[]>();
  for (const one of campaigns) byKey.set(one.formKey, [...(byKey.get(one.formKey) ?? []), one]);
  const forms = [...byKey.values()].flatMap((some): Form[] => {
    // The later one's names stand: it is written over the earlier ones.
    const inTime = some.toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
    const newest = inTime.at(-1);
    if (!newest) return [];
    const asked = inTime.flatMap(({ expected }) => expected);
    return [{ newest, expected: new Map(asked.map((one) => [one.organizationId, one])) }];
  });
  return forms.sort(
    (a, b) =>
      dueOf(a.newest).getTime() - dueOf(b.newest).getTime() ||
      order.compare(a.newest.formTitle.ru, b.newest.formTitle.ru),
  );
}

function placesOf(forms: readonly Form[]): Expected[] {
  const inTime = forms.toSorted((a, b) => a.newest.opensAt.getTime() - b.newest.opensAt.getTime());
  const places = new Map(inTime.flatMap(({ expected }) => [...expected]));
  return [...places.values()].sort(
    (a, b) =>
      Number(a.cluster === '') - Number(b.cluster === '') ||
      order.compare(a.cluster, b.cluster) ||
      order.compare(a.shortName || a.name, b.shortName || b.name),
  );
}

function presentCell(standing: Standing, now: Date): MatrixCell {
  const { assignmentId, of, progress, openViolations, ...terms } = standing;
  const { dueAt, locked, exception } = terms;
  const submittedAt = progress?.firstSubmittedAt ?? null;
  return {
    assignmentId,
    state: progress?.state ?? 'notStarted',
    revision: progress?.revision ?? 0,
    filled: progress?.filled ?? 0,
    of,
    dueAt: dueAt.toISOString(),
    locked,
    submittedAt: submittedAt?.toISOString() ?? null,
    onTime: wasOnTime(terms, progress),
    overdue: submittedAt === null && now >= dueAt,
    exception: exception && { until: exception.until.toISOString(), reason: exception.reason },
    changedAfterAcceptance: progress?.changedAfterAcceptance ?? 0,
    violations: openViolations,
  };
}

/** Expected, though its assignment has not been made yet: nothing has been done. */
function notMadeYet(campaign: Campaign, now: Date): MatrixCell {
  const due = dueOf(campaign);
  return {
    ...{ assignmentId: null, state: 'notStarted', revision: 0, filled: 0, of: 0 },
    ...{ dueAt: due.toISOString(), locked: now >= lockOf(campaign), submittedAt: null },
    ...{ onTime: null, overdue: now >= due, exception: null },
    ...{ changedAfterAcceptance: 0, violations: 0 },
  };
}
