import { listIndicators } from '../../catalogs/walk.ts';
import type {
  CompiledElement,
  CompiledForm,
  CompiledQuestion,
  Tree,
} from '../../forms/run/types.ts';
import type { FormUseView } from '../forms/draft.schema.ts';
import { latestVersions, type FormVersion } from '../forms/model.ts';
import {
  compileMeasure,
  knownIn,
  type CompiledAggregate,
  type CompiledMeasure,
} from './measure.ts';
import { getCatalog } from './model.ts';

/**
 * Which indicators are taken from a form's newest version, and from which of its questions; those
 * that reach an indicator through a calculated value are named too.
 */
export async function usesOf(municipalityId: string, key: string): Promise<FormUseView[]> {
  const versions = await latestVersions(municipalityId);
  const form = versions.find((one) => one.key === key);
  const catalog = await getCatalog(municipalityId);
  if (!form || !catalog) return [];
  const { forms, elements } = knownIn(versions);
  const questions = new Map(questionsOf(form.compiled).map((one) => [one.name, one]));
  return listIndicators(catalog).flatMap(({ indicator }) => {
    const compiled = indicator.measure && compileMeasure(indicator.measure, forms, elements);
    if (!compiled?.ok) return [];
    const names = aggregatesOf(compiled.measure).flatMap((one) => asked(one, form));
    const reached = [...reach(names, form.compiled)].flatMap((name) => questions.get(name) ?? []);
    if (reached.length === 0) return [];
    const { key: indicatorKey, title } = indicator;
    return [
      {
        key: indicatorKey,
        title,
        questions: reached.map(({ name, title: words }) => ({ name, title: words.ru })),
      },
    ];
  });
}

function aggregatesOf(measure: CompiledMeasure): CompiledAggregate[] {
  switch (measure.kind) {
    case 'share':
      return [measure.of, measure.in];
    case 'count':
    case 'mean':
    case 'sum':
    case 'presence':
      return [measure.of];
    default:
      return [];
  }
}

/** Names of the form's questions that an aggregate looks at itself. */
function asked(aggregate: CompiledAggregate, { key, elements }: FormVersion): string[] {
  if (aggregate.from === 'element') {
    return elements.filter(({ id }) => id === aggregate.element).map(({ question }) => question);
  }
  if (aggregate.form !== key) return [];
  return [...refsOf(aggregate.where), ...refsOf(aggregate.question)];
}

function refsOf(tree: Tree | null | undefined): string[] {
  if (!tree || tree.kind === 'literal' || tree.kind === 'set') return [];
  return tree.kind === 'ref' ? [tree.name] : tree.args.flatMap(refsOf);
}

/** The names, and all that calculated ones among them are made of. */
function reach(names: readonly string[], { pages, calculated }: CompiledForm): Set<string> {
  const formulas = new Map(calculated.map(({ name, tree }) => [name, tree]));
  for (const { name, expression } of pages.flatMap((page) => inside(page.elements))) {
    if (expression) formulas.set(name, expression);
  }
  const reached = new Set<string>();
  const left = [...names];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    left.push(...refsOf(formulas.get(name)));
  }
  return reached;
}

function questionsOf({ pages }: CompiledForm): CompiledQuestion[] {
  return pages.flatMap((page) => inside(page.elements));
}

function inside(elements: readonly CompiledElement[]): CompiledQuestion[] {
  return elements.flatMap((element) => {
    if (element.element === 'panel') return inside(element.elements);
    return element.element === 'question' ? [element] : [];
  });
}
