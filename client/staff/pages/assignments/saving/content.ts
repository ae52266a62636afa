import type { FieldContent } from '../../../../../server/assignments/schema.ts';

/** Nothing reported yet: neither a value nor a reason. */
export const empty: FieldContent = {};

/** Whether two contents say the same; answers are plain JSON. */
export function sameContent(one: FieldContent, other: FieldContent): boolean {
  return (
    sameValue(one.answer ?? null, other.answer ?? null) &&
    one.state?.state === other.state?.state &&
    (one.state?.reason ?? '') === (other.state?.reason ?? '')
  );
}

function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [Object.entries(one), new Map(Object.entries(other))];
  return a.length === b.size && a.every(([key, value]) => sameValue(value, b.get(key) ?? null));
}

/** The content alone of something that carries more. */
export function contentOf({ answer, state }: FieldContent): FieldContent {
  return { ...(answer === undefined ? {} : { answer }), ...(state ? { state } : {}) };
}
