/** A definition as plain JSON, judged before anything walks it by recursion or copies it. */
import type { LocalText } from '../run/types.ts';

/** Panels within panels. */
const deepestPanels = 20;
/** Lists and objects within each other; 20 panels with a validator's text inside need 47. */
const deepestJson = 60;

export interface StructureFault {
  path: string;
  code: 'form.tooDeep' | 'form.reservedKey';
  message: LocalText & { en: string };
}

const tooDeep = {
  ru: `Панели вложены глубже ${deepestPanels} уровней: упростите форму`,
  en: `Panels are nested more than ${deepestPanels} levels deep: simplify the form`,
};

const reservedKey = {
  ru: 'Ключ __proto__ не допускается: уберите его',
  en: 'The key __proto__ is not allowed: remove it',
};

interface Place {
  value: object;
  path: string;
  depth: number;
  panels: number;
}

/**
 * Finds where a definition is nested too deeply, or holds a key that copying would lose silently.
 * Walks with a list of its own, since the call stack is what is to be protected.
 */
export function structureFault(definition: unknown): StructureFault | undefined {
  // `elements` of a page are no panel yet, hence -1.
  const left: Place[] = isNested(definition)
    ? [{ value: definition, path: '', depth: 0, panels: -1 }]
    : [];
  for (let place = left.pop(); place; place = left.pop()) {
    const { value, path, depth, panels } = place;
    if (depth > deepestJson || panels > deepestPanels) {
      return { path, code: 'form.tooDeep', message: tooDeep };
    }
    for (const [key, item] of Object.entries(value)) {
      const inner = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
      if (key === '__proto__') {
        return { path: inner, code: 'form.reservedKey', message: reservedKey };
      }
      if (!isNested(item)) continue;
      const within = key === 'elements' ? panels + 1 : panels;
      left.push({ value: item, path: inner, depth: depth + 1, panels: within });
    }
  }
  return undefined;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
