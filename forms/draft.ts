/** A form that is still being written: what is wrong with it, for the person who writes. */
import { compileDefinition, type CompiledDefinition } from './definition.ts';
import { ownFaults, placedFaults, type DraftFault } from './edit/faults.ts';
import type { EditedForm } from './edit/json.ts';

export type JudgedDraft =
  | { ok: true; definition: Extract<CompiledDefinition, { ok: true }> }
  | { ok: false; faults: DraftFault[] };

/**
 * Compiles a draft as publishing does.
 * @returns the compiled definition; or every fault, each at a row of the list with what to do
 */
export function judgeDraft(form: EditedForm): JudgedDraft {
  const own = ownFaults(form);
  const definition = compileDefinition(form);
  if (definition.ok && own.length === 0) return { ok: true, definition };
  const compiled = definition.ok ? [] : placedFaults(form, definition.faults, own);
  return { ok: false, faults: [...own, ...compiled] };
}
