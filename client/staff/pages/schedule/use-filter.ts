import { useSearchParams } from 'react-router';

/** What a view is narrowed to; it stands in the address, so that it can be passed on. */
export function useFilter<Name extends string>(
  names: readonly Name[],
): [filter: Record<Name, string>, change: (part: Partial<Record<Name, string>>) => void] {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])) as Record<
    Name,
    string
  >;
  const change = (part: Partial<Record<Name, string>>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | undefined>(part)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  return [filter, change];
}
