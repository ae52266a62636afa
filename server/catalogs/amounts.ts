import { evaluateWith } from '../../forms/run/evaluate.ts';
import type { Tree, Value } from '../../forms/run/types.ts';

type Call = Extract<Tree, { kind: 'call' }>;

/** What is true or false of its operands, and open while one of them is missing. */
const truths = new Set<Call['call']>([
  ...(['not', 'equal', 'less', 'lessorequal'] as const),
  ...(['greater', 'greaterorequal', 'anyof'] as const),
]);

/**
 * The value of a condition or formula over an organization's own amounts; `null` where it cannot
 * be said. A missing amount is not zero and not "no": a comparison with it stays open, and so does
 * whatever hangs on that comparison. What does not depend on it is still said, as in
 * `{has} = 1 and {count} > 0` where the first is false.
 * @param amounts numbers by the names in the expression; null or absent: missing
 * @param today what "today" means: the period's last day
 */
export function evaluateAmounts(
  tree: Tree,
  amounts: Readonly<Record<string, number | null>>,
  today: string,
): Value {
  const context = { today };
  const lookup = (name: string) => {
    const amount = Object.hasOwn(amounts, name) ? amounts[name] : null;
    return typeof amount === 'number' ? withoutNoise(amount) : null;
  };
  const valueOf = (part: Tree): Value => {
    if (part.kind !== 'call') return evaluateWith(part, lookup, context);
    if (part.call === 'iif') {
      const [condition, then, otherwise] = part.args;
      const holds = condition ? valueOf(condition) : null;
      if (holds === null) return null;
      const chosen = holds === true ? then : otherwise;
      return chosen ? valueOf(chosen) : null;
    }
    const values = part.args.map(valueOf);
    if (part.call === 'and' || part.call === 'or') {
      const deciding = part.call === 'or';
      if (values.includes(deciding)) return deciding;
      return values.includes(null) ? null : !deciding;
    }
    if (truths.has(part.call) && values.includes(null)) return null;
    return applied(part, values, today);
  };
  return valueOf(tree);
}

/** Amounts are sums: 0.1 and 0.2 make 0.3 here too, or a border would be missed. */
function withoutNoise(amount: number): number {
  return Number(amount.toPrecision(14));
}

/** One operator over values that are known already. */
function applied(part: Call, values: readonly Value[], today: string): Value {
  const args = part.args.map((arg, i): Tree =>
    arg.kind === 'set' ? arg : { kind: 'ref', type: arg.type, name: String(i) },
  );
  return evaluateWith({ ...part, args }, (name) => values[Number(name)], { today });
}
