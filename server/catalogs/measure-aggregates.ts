import type { Aggregate } from '../../catalogs/aggregate.ts';
import { compileOverAmounts, type Wanted } from '../../forms/compile/indicator.ts';
import type { Tree } from '../../forms/run/types.ts';
import type { CompiledAggregate, ConditionSource } from './compiled.ts';
import { at } from './measure-faults.ts';
import { compileElement, compileRows, type Amount, type Compiling } from './measure-rows.ts';
import { suitsAmount, type Suits } from './measure-suits.ts';
import { unitOf } from './measure-units.ts';
import { refsOf } from './trees.ts';

/** Conditions and formulas inside each other. */
const deepest = 6;

/**
 * Compiles one aggregate with all that is inside it, or gives null and leaves the faults.
 * @param suits what the measure can be made of; it is asked of every case of a setting
 */
export function compileAggregate(
  one: Aggregate,
  path: string,
  c: Compiling,
  suits: Suits,
  level = 0,
): Amount | null {
  if (level > deepest) {
    c.faults.add(path, 'nesting', { name: String(deepest) });
    return null;
  }
  if ('cases' in one) return compileChosen(one, path, c, suits, level);
  const amount = compileOne(one, path, c, level);
  if (!amount) return null;
  return suits(amount.aggregate, path, c.faults) ? amount : null;
}

function compileOne(
  one: Exclude<Aggregate, { cases: object }>,
  path: string,
  c: Compiling,
  level: number,
): Amount | null {
  if ('element' in one) return compileElement(one, path, c);
  if ('form' in one || 'table' in one) return compileRows(one, path, c);
  if ('formula' in one) {
    const made = compileText(one.formula, 'number', at(path, 'formula'), one.of, path, c, level);
    if (!made) return null;
    const { tree, of, unit, decimals } = made;
    return { aggregate: { from: 'formula', value: tree, of }, unit, decimals };
  }
  const condition = compileCondition(one.organizations, 'organizations', one.of, path, c, level);
  return condition && { aggregate: condition, unit: undefined, decimals: 0 };
}

/** Compiles a condition on an organization's amounts; `name` is the field that it stands in. */
export function compileCondition(
  where: string | true,
  name: 'organizations' | 'where',
  of: Readonly<Record<string, Aggregate>> | undefined,
  path: string,
  c: Compiling,
  level = 0,
): ConditionSource | null {
  if (where === true) {
    const names = Object.keys(of ?? {});
    for (const unused of names) c.faults.add(at(path, 'of', unused), 'unused', { name: unused });
    return names.length > 0 ? null : { from: 'condition', where, of: {} };
  }
  const made = compileText(where, 'boolean', at(path, name), of ?? {}, path, c, level);
  if (!made) return null;
  const { tree, of: used } = made;
  const always = tree.kind === 'literal' && tree.value === true;
  return { from: 'condition', where: always ? true : tree, of: used };
}

/** An expression over named amounts, with those amounts of them that it looks at. */
function compileText(
  text: string,
  wanted: Wanted,
  place: string,
  named: Readonly<Record<string, Aggregate>>,
  path: string,
  c: Compiling,
  level: number,
) {
  const before = c.faults.list.length;
  const written = new Set(
    [...text.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name.trim().toLowerCase()),
  );
  const amounts = new Map<string, Amount>();
  for (const [name, one] of Object.entries(named)) {
    const at_ = at(path, 'of', name);
    if (!written.has(name)) c.faults.add(at_, 'unused', { name });
    const amount = compileAggregate(one, at_, c, suitsAmount, level + 1);
    if (amount) amounts.set(name, amount);
  }
  const decimals = new Map<string, number | undefined>(
    Object.keys(named).map((name) => [name, amounts.get(name)?.decimals]),
  );
  // Amounts with faults of their own have no decimals: what follows from that is no fault.
  if (c.faults.list.length > before) return null;
  const compiled = compileOverAmounts(decimals, text, wanted, c.known.settings);
  if (!compiled.ok) {
    c.faults.addExpression(place, 'amounts', compiled.faults);
    return null;
  }
  const { tree, meaning } = compiled;
  const { unit, clash } = unitOf(tree, (name) => amounts.get(name)?.unit);
  if (clash) {
    c.faults.addInText(place, 'units', text, clash.name, { ...clash });
    return null;
  }
  return { tree, of: usedIn(tree, amounts), unit, decimals: meaning.decimals };
}

function usedIn(tree: Tree, amounts: ReadonlyMap<string, Amount>) {
  const names = new Set(refsOf(tree));
  return Object.fromEntries(
    [...amounts].flatMap(([name, { aggregate }]): [string, CompiledAggregate][] =>
      names.has(name) ? [[name, aggregate]] : [],
    ),
  );
}

/** Every case must be right, whichever is chosen now; the value of the setting says which. */
function compileChosen(
  { setting: id, cases }: Extract<Aggregate, { cases: object }>,
  path: string,
  c: Compiling,
  suits: Suits,
  level: number,
): Amount | null {
  const setting = c.known.settings.get(id);
  const compiled = new Map(
    Object.entries(cases).map(([name, one]) => [
      name,
      compileAggregate(one, at(path, 'cases', name), c, suits, level + 1),
    ]),
  );
  if (!setting) {
    c.faults.add(at(path, 'setting'), 'setting', { name: id });
    return null;
  }
  const { value, choices } = setting;
  const wanted = new Set([value, ...(choices ?? [])].map(String));
  for (const name of wanted) {
    if (!compiled.has(name)) c.faults.add(at(path, 'cases'), 'case', { name });
  }
  for (const name of compiled.keys()) {
    if (choices && !wanted.has(name)) c.faults.add(at(path, 'cases', name), 'extraCase', { name });
  }
  return compiled.get(String(value)) ?? null;
}
