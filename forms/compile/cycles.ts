import type { CompiledElement, CompiledForm, CompiledPage, Tree } from '../run/types.ts';
import { limits } from './bounds.ts';
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

function tooManySteps(name: string): CompileFault {
  return {
    path: name,
    name,
    code: 'expression.tooDeep',
    message: {
      ru: `Больше ${limits.steps} условий и формул, каждая из которых зависит от следующей: разделите их`,
      en: `More than ${limits.steps} conditions and formulas each of which depends on the next: split them`,
    },
  };
}

/**
 * Finds the circles of visibility and calculated values: parts whose state would depend on
 * themselves. Each circle is reported once, with the way round. Too long a row of such parts is
 * reported too: page and server work it out by recursion.
 */
export function findCycles(form: CompiledForm): CompileFault[] {
  const edges = dependencies(form);
  const heights = new Map<string, number>();
  const faults: CompileFault[] = [];
  const visit = (name: string, way: string[]): number => {
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
      return 0;
    }
    const known = heights.get(name);
    if (known !== undefined) return known;
    const below = (edges.get(name) ?? []).map((next) => visit(next, [...way, name]));
    const height = below.reduce((most, one) => Math.max(most, one + 1), 0);
    heights.set(name, height);
    // Reported where the limit is passed, not again for all that hangs on it.
    if (height === limits.steps + 1) faults.push(tooManySteps(name));
    return height;
  };
  for (const name of edges.keys()) visit(name, []);
  return faults;
}
