import type { ElementAggregate, RowAggregate } from '../../../catalogs/aggregate.ts';
import type { Plain } from './plain-expression.ts';

/** The data that the plain reading of measures looks at, and how an element's number is read. */

export type Why =
  | 'notReported'
  | 'absent'
  | 'notApplicable'
  | 'zeroDenominator'
  | 'needsEarlierPeriod'
  | 'notInPopulation'
  | 'missingPart'
  | 'perOrganization'
  | 'wholeOnly';

export interface PlainRow {
  /** `form:parents-school` or `table:results`. */
  source: string;
  organizationId: string;
  period: string;
  answers: Readonly<Record<string, Plain>>;
}

export interface PlainWorld {
  /** All of one kind, the oldest first. */
  periods: readonly string[];
  organizations: readonly { id: string; type: string; cluster: string }[];
  reports: readonly {
    organizationId: string;
    period: string;
    element: string;
    state: 'value' | 'absent' | 'notApplicable';
    value: number;
  }[];
  rows: readonly PlainRow[];
  /** Campaigns of forms and imports of tables. */
  asked: readonly { source: string; period: string; organizationIds: readonly string[] }[];
  /** The forms that ask an element. */
  formsOf(element: string): readonly string[];
  dimensions: Readonly<Record<string, readonly string[]>>;
  /** Elements that are asked by part, with their dimension. */
  divided: Readonly<Record<string, string>>;
  settings(period: string): Readonly<Record<string, Plain>>;
  /** The organizations in these groups of the computed list. */
  listed(groups: readonly string[], period: string): ReadonlySet<string>;
}

export interface Where {
  organizationId: string;
  period: string;
  part: string;
}

/** What an aggregate gives: its own numbers one by one, or why there are none. */
export type Given = { numbers: number[]; why: null } | { numbers: null; why: Why[] };

export const given = (...numbers: number[]): Given => ({ numbers, why: null });
export const lacking = (...why: Why[]): Given => ({ numbers: null, why });
export const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Over which periods a number is taken. */
export interface Span {
  back?: number | undefined;
  over?: number | 'all' | undefined;
}

export function spanned(world: PlainWorld, period: string, { back = 0, over = 1 }: Span) {
  const year = (ago: number) => {
    const first = Number(period.slice(0, 4)) - ago;
    return `${first}-${first + 1}`;
  };
  if (over !== 'all') return Array.from({ length: over }, (_, i) => year(back + i));
  return [year(back), ...world.periods.filter((one) => one < year(back)).toReversed()];
}

export function ofElement(world: PlainWorld, one: ElementAggregate, at: Where): Given {
  const found: number[] = [];
  const why: Why[] = [];
  spanned(world, at.period, one).forEach((period, i) => {
    const read = readElement(world, one.element, { ...at, period });
    if (read.numbers) found.push(...read.numbers);
    // Cumulative: a year of which nothing at all was told adds nothing; half a report is a gap.
    else if (one.over === 'all' && i > 0 && !toldOf(world, one.element, { ...at, period })) return;
    else why.push(...(period === at.period ? read.why : earlier(read.why)));
  });
  return why.length > 0 ? lacking(...why) : given(total(found));
}

function earlier(why: readonly Why[]): Why[] {
  return why.map((one) => (one === 'notReported' ? 'needsEarlierPeriod' : one));
}

function toldOf(world: PlainWorld, element: string, at: Where): boolean {
  const ids = partIds(world, element);
  const own = `${element}__${at.part}`;
  const looked = ids.includes(own) ? [own] : [element, ...ids];
  return world.reports.some(
    (one) =>
      looked.includes(one.element) &&
      one.organizationId === at.organizationId &&
      one.period === at.period,
  );
}

export function partIds(world: PlainWorld, element: string): string[] {
  const parts = world.dimensions[world.divided[element] ?? ''] ?? [];
  return parts.map((part) => `${element}__${part}`);
}

export function sourceOf(one: RowAggregate): string {
  return 'form' in one ? `form:${one.form}` : `table:${one.table}`;
}

function readElement(world: PlainWorld, element: string, at: Where): Given {
  const reported = (id: string) =>
    world.reports.find(
      (one) =>
        one.element === id && one.organizationId === at.organizationId && one.period === at.period,
    );
  const told = (id: string): Given => {
    const one = reported(id);
    if (!one) return lacking('notReported');
    return one.state === 'value' ? given(one.value) : lacking(one.state);
  };
  const parts = world.dimensions[world.divided[element] ?? ''] ?? [];
  if (parts.includes(at.part)) return told(`${element}__${at.part}`);
  const ids = partIds(world, element);
  if (!ids.some(reported)) return told(element);
  // The whole is the sum of the parts that apply.
  const applying = ids.map(told).filter(({ why }) => !why?.includes('notApplicable'));
  if (applying.length === 0) return lacking('notApplicable');
  const why = applying.flatMap((one) => one.why ?? []);
  if (why.length > 0) return lacking(...why);
  return given(total(applying.flatMap(({ numbers }) => numbers ?? [])));
}
