import type { ReminderRulesView } from '../../../../server/reminders/schema.ts';

/** Rules as they are typed: a field that is half written is no number yet. */
export type RulesDraft = Pick<
  ReminderRulesView,
  'enabled' | 'about' | 'onDueDay' | 'headsToo' | 'digest' | 'workingDaysOnly'
> &
  Record<'before' | 'first' | 'every' | 'most' | 'hour', string>;

/** What the numbers may be. */
export const limits = {
  first: { least: 1, most: 30 },
  every: { least: 1, most: 30 },
  most: { least: 0, most: 10 },
  hour: { least: 6, most: 20 },
} as const;

export function draftOf({ before, after, hour, revision: _, ...flags }: ReminderRulesView) {
  return {
    ...flags,
    before: before.join(', '),
    first: String(after.first),
    every: String(after.every),
    most: String(after.most),
    hour: String(hour),
  };
}

function wholeNumber(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
}

/** The rules that were typed, or the fields that are wrong. */
export function rulesOf(
  draft: RulesDraft,
  revision: number,
): { rules: ReminderRulesView | null; faults: Set<string> } {
  const faults = new Set<string>();
  const read = (name: keyof typeof limits): number => {
    const value = wholeNumber(draft[name]);
    const { least, most } = limits[name];
    if (value === null || value < least || value > most) faults.add(name);
    return value ?? 0;
  };
  const days = draft.before.split(/[,;\s]+/).filter((text) => text !== '');
  const before = days.map(wholeNumber).filter((day) => day !== null);
  const fits = before.length === days.length && before.every((day) => day >= 1 && day <= 60);
  if (!fits || new Set(before).size < before.length || before.length > 5) faults.add('before');
  if (draft.about.length === 0) faults.add('about');
  const { enabled, about, onDueDay, headsToo, digest, workingDaysOnly } = draft;
  const rules = {
    ...{ enabled, about, onDueDay, headsToo, digest, workingDaysOnly, revision },
    before: before.toSorted((a, b) => b - a),
    after: { first: read('first'), every: read('every'), most: read('most') },
    hour: read('hour'),
  };
  return { rules: faults.size === 0 ? rules : null, faults };
}
