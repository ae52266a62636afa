/** Whether two things have the same parts; parts are compared as they are. */
export function sameLook(one: object, other: object): boolean {
  const [a, b] = [Object.entries(one), other as Record<string, unknown>];
  return (
    a.length === Object.keys(other).length && a.every(([key, value]) => Object.is(value, b[key]))
  );
}
