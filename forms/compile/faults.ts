import type { LocalText } from '../run/types.ts';

export type CompileFaultCode =
  | 'form.shape'
  | 'form.tooDeep'
  | 'form.reservedKey'
  | 'property.unsupported'
  | 'property.value'
  | 'question.type'
  | 'name.missing'
  | 'name.invalid'
  | 'name.repeated'
  | 'choices.missing'
  | 'choices.invalid'
  | 'pattern.unsafe'
  | 'text.invalid'
  | 'expression.syntax'
  | 'expression.name'
  | 'expression.function'
  | 'expression.unsupported'
  | 'expression.types'
  | 'expression.choice'
  | 'expression.decimals'
  | 'expression.cycle'
  | 'expression.tooDeep';

/** Why a form or an expression is refused, and where. */
export interface CompileFault {
  /** Place in the definition, e.g. `pages[0].elements[2].visibleIf`. */
  path: string;
  /** The question, panel, page or calculated value the place belongs to. */
  name?: string;
  code: CompileFaultCode;
  message: LocalText;
  /** The part of the expression meant, and where it begins in the text (0 = first character). */
  fragment?: string;
  position?: number;
}

/** Thrown inside the compilation of one expression, caught where its path is known. */
export class ExpressionFault extends Error {
  readonly code: CompileFaultCode;
  readonly text: LocalText;
  readonly fragment: string | undefined;
  readonly position: number | undefined;

  constructor(code: CompileFaultCode, text: LocalText, fragment?: string, position?: number) {
    super(text.en ?? text.ru);
    this.code = code;
    this.text = text;
    this.fragment = fragment;
    this.position = position;
  }
}

/**
 * Where a fragment begins in its text. The parser prints fragments its own way (`==`, brackets
 * around each operation), so one that is not there as printed is found by what stands first in it.
 */
function placeOf(fragment: string, source: string): number | undefined {
  const found = source.indexOf(fragment);
  if (found >= 0) return found;
  const first = /\{[^{}]+\}|'[^']*'|"[^"]*"|[a-z]\w*\(/i.exec(fragment)?.[0].toLowerCase();
  const near = first === undefined ? -1 : source.toLowerCase().indexOf(first);
  return near >= 0 ? near : undefined;
}

/** Turns what was thrown while compiling an expression into a fault with its place. */
export function expressionFault(
  error: ExpressionFault,
  source: string,
  path: string,
  name?: string,
): CompileFault {
  const { code, text, fragment } = error;
  const position = error.position ?? (fragment && placeOf(fragment, source));
  return {
    path,
    code,
    message: fragment
      ? { ru: `${text.ru}: ${fragment}`, en: `${text.en ?? text.ru}: ${fragment}` }
      : text,
    ...(name !== undefined && { name }),
    ...(fragment !== undefined && { fragment }),
    ...(typeof position === 'number' && { position }),
  };
}
