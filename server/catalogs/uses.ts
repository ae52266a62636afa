import { listIndicators } from '../../catalogs/walk.ts';
import type { CompiledElement, CompiledForm, CompiledQuestion } from '../../forms/run/types.ts';
import type { FormUseView } from '../forms/draft.schema.ts';
import { latestVersions, type FormVersion } from '../forms/model.ts';
import { leavesOf } from './compiled-leaves.ts';
import type { CompiledLeaf } from './compiled.ts';
import { knownOf } from './known.ts';
import { compileMeasure } from './measure.ts';
import { getCatalog } from './model.ts';
import { refsOf } from './trees.ts';

/**
 * Which indicators are taken from a form's newest version, and from which of its questions; those
 * that reach an indicator through a calculated value are named too.
 */
export async function usesOf(municipalityId: string, key: string): Promise<FormUseView[]> {
  const versions = await latestVersions(municipalityId);
  const form = versions.find((one) => one.key === key);
  const catalog = await getCatalog(municipalityId);
  if (!form || !catalog) return [];
  const known = knownOf(catalog, versions);
  const questions = new Map(questionsOf(form.compiled).map((one) => [one.name, one]));
  return listIndicators(catalog).flatMap(({ indicator }) => {
    const compiled = indicator.measure && compileMeasure(indicator.measure, known);
    if (!compiled?.ok) return [];
    const names = leavesOf(compiled.measure).flatMap((one) => asked(one, form));
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

/** Names of the form's questions that a measure looks at itself. */
function asked(leaf: CompiledLeaf, { key, elements }: FormVersion): string[] {
  if (leaf.from === 'element') {
    const ids = new Set([leaf.element, ...Object.values(leaf.parts ?? {})]);
    return elements.filter(({ id }) => ids.has(id)).map(({ question }) => question);
  }
  if (!('form' in leaf.source) || leaf.source.form !== key) return [];
  if (leaf.source.roster !== undefined) return [leaf.source.roster];
  const { by, per } = leaf;
  const named = [...(by === null ? [] : [by]), ...(typeof per === 'object' ? [per.group] : [])];
  return [...refsOf(leaf.where), ...refsOf(leaf.value), ...named];
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
