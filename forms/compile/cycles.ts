import type { CompiledElement, CompiledForm, CompiledPage, Tree } from '../run/types.ts';
import type { CompileFault } from './faults.ts';

function namesIn(tree: Tree | undefined): string[] {
  if (!tree) return [];
  if (tree.kind === 'ref') return [tree.name];
  return tree.kind === 'call' ? tree.args.flatMap(namesIn) : [];
}

/** What each part's value or visibility hangs on: its container, its condition, its formula. */
function dependencies(form: CompiledForm): Map<string, string[]> {
  const edges = new Map<string, string[]>();
  const add = (element: CompiledElement | CompiledPage, container?: string): void => {
    const needs = namesIn(element.visibleIf);
    if ('expression' in element) needs.push(...namesIn(element.expression));
    if (container !== undefined) needs.push(container);
    edges.set(element.name, needs);
    if ('elements' in element) for (const child of element.elements) add(child, element.name);
  };
  for (const page of form.pages) add(page);
  for (const value of form.calculated) edges.set(value.name, namesIn(value.tree));
  return edges;
}

/**
 * Finds the circles of visibility and calculated values: parts whose state would depend on
 * themselves. Each circle is reported once, with the way round.
 */
export function findCycles(form: CompiledForm): CompileFault[] {
  const edges = dependencies(form);
  const done = new Set<string>();
  const faults: CompileFault[] = [];
  const visit = (name: string, way: string[]): void => {
    const start = way.indexOf(name);
    if (start >= 0) {
      const circle = [...way.slice(start), name].join(' → ');
      faults.push({
        // The circle has no single place: its first part stands for it.
        path: name,
        name,
        code: 'expression.cycle',
        message: {
          ru: `Условия показа и формулы зависят друг от друга по кругу: ${circle}`,
          en: `Conditions and formulas depend on each other in a circle: ${circle}`,
        },
      });
      return;
    }
    if (done.has(name)) return;
    for (const next of edges.get(name) ?? []) visit(next, [...way, name]);
    done.add(name);
  };
  for (const name of edges.keys()) visit(name, []);
  return faults;
}
