/** What a group of columns is about, and what tells one of them from the others. */
export interface ShortHeading {
  /** What the columns of a group have in common: «Индекс направления, %». */
  of: string;
  own: string;
}

/**
 * Columns are often named by a whole indicator, and a group of them begins alike: cut to a few
 * lines they would all read the same. Leaves out of each what all of its group begin with.
 */
export function shortHeadings(titles: readonly string[]): ShortHeading[] {
  const groupOf = (title: string) => {
    const colon = title.indexOf(': ');
    return colon === -1 ? '' : title.slice(0, colon);
  };
  return titles.map((title) => {
    const of = groupOf(title);
    const group = titles.filter((other) => of !== '' && groupOf(other) === of);
    if (group.length < 2) return { of: '', own: title };
    const words = group.map((one) => one.slice(of.length + 2).split(' '));
    const least = Math.min(...words.map(({ length }) => length)) - 1;
    let common = 0;
    while (common < least && words.every((one) => one[common] === words[0]?.[common])) common++;
    const own = title
      .slice(of.length + 2)
      .split(' ')
      .slice(common)
      .join(' ');
    return { of, own: common > 0 ? `…${own}` : own };
  });
}
