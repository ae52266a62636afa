/** The ways to look at the plan, each with an address of its own: `/schedule?view=year`. */
export const views = ['list', 'year', 'month', 'people', 'week', 'organization', 'upkeep'] as const;
export type View = (typeof views)[number];

/** The view of an address; rows are the first one, as old addresses have none. */
export function viewOf(text: string | null): View {
  return views.find((view) => view === text) ?? 'list';
}

export function viewPath(view: View, rest: Record<string, string> = {}): string {
  const search = new URLSearchParams(view === 'list' ? rest : { view, ...rest }).toString();
  return search === '' ? '/schedule' : `/schedule?${search}`;
}
