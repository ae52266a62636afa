/** An address as people copy it, without its beginning: «school1.example/plan» gets one. */
export function withScheme(text: string): string {
  const url = text.trim();
  return url === '' || /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`;
}
