import type { FormVersion } from '../forms/model.ts';
import { listElements, type ElementValue } from '../elements/model.ts';
import { earlierPeriods } from '../periods.ts';
import { doubtOf, type Earlier } from './change.ts';
import { datesOutside } from './dates.ts';
import { loadRelations } from './dictionary.ts';
import { ruleViolations, type CompiledRule } from './own-rule.ts';
import { partOfViolations, type Other, type Relation } from './part-of.ts';
import { listRules } from './rules.model.ts';
import { sameElsewhere } from './same-elsewhere.ts';
import type { Thresholds, Violation } from './schema.ts';
import { statedBy, type Content } from './subject.ts';
import { getThresholds } from './thresholds.model.ts';

/** The form that one organization fills in for one period, as it stands. */
export interface CheckSubject extends Omit<Content, 'form'> {
  municipalityId: string;
  organizationId: string;
  period: string;
  form: Pick<FormVersion, 'key' | 'compiled' | 'elements'>;
}

/** How many periods back a number is held against. */
const history = 5;

/** Everything that the checks of one form rest on beside the form itself. */
export interface Grounds {
  relations: readonly Relation[];
  rules: readonly CompiledRule[];
  thresholds: Thresholds;
  /** What forms of the organization say for the same period. */
  reported: readonly ElementValue[];
  /** By element, the periods before, the nearest first. */
  earlier: ReadonlyMap<string, readonly Earlier[]>;
}

/**
 * What is wrong or doubtful in a form beyond what its own validators say, hard first, then by how
 * far off it is. What is absent, not applicable or not reported takes part in nothing.
 */
export async function violationsOf(subject: CheckSubject): Promise<Violation[]> {
  const { municipalityId, organizationId, period } = subject;
  const periods = earlierPeriods(period, history);
  const [relations, rules, thresholds, reported, ...before] = await Promise.all([
    loadRelations(municipalityId),
    listRules(municipalityId),
    getThresholds(municipalityId),
    listElements(municipalityId, organizationId, period),
    ...periods.map((one) => listElements(municipalityId, organizationId, one)),
  ]);
  const found = findViolations(subject, {
    relations,
    rules: rules.filter(({ active }) => active).map(({ _id, ...rule }) => ({ id: _id, ...rule })),
    thresholds,
    reported,
    earlier: earlierOf(periods, before),
  });
  return inOrder([...found, ...datesOutside(subject, period)]);
}

function inOrder(violations: Violation[]): Violation[] {
  return violations.sort((a, b) => b.rank - a.rank || a.id.localeCompare(b.id));
}

function earlierOf(
  periods: readonly string[],
  values: readonly (readonly ElementValue[])[],
): Map<string, Earlier[]> {
  const numbers = values.map(
    (found) =>
      new Map(
        found.flatMap(({ elementId, value }): [string, number][] =>
          typeof value === 'number' ? [[elementId, value]] : [],
        ),
      ),
  );
  const ids = new Set(numbers.flatMap((one) => [...one.keys()]));
  return new Map(
    [...ids].map((id) => [
      id,
      periods.map((period, at) => ({ period, value: numbers[at]?.get(id) ?? null })),
    ]),
  );
}

/** The same over grounds that are known already. */
export function findViolations(content: Content, grounds: Grounds): Violation[] {
  const { relations, rules, thresholds, reported, earlier } = grounds;
  const stated = statedBy(content);
  const elsewhere = reported.filter(({ source }) => source.formKey !== content.form.key);
  const others = new Map(elsewhere.map((one) => [one.elementId, otherOf(one)]));
  const doubts = [...stated.numbers].flatMap(([id, value]): Violation[] => {
    const element = stated.elements.get(id);
    const doubt = element && doubtOf(element, value, earlier.get(id) ?? [], thresholds);
    if (!doubt) return [];
    return [{ ...doubt, severity: 'soft', question: element.question, others: [] }];
  });
  return inOrder([
    ...partOfViolations(content.form.compiled, stated, others, relations),
    ...sameElsewhere(stated, elsewhere),
    ...ruleViolations(rules, stated, others, content.today),
    ...doubts,
  ]);
}

function otherOf({ value, state, status }: ElementValue): Other {
  const number = typeof value === 'boolean' ? Number(value) : value;
  return { value: number, notApplicable: state === 'notApplicable', final: status === 'final' };
}
