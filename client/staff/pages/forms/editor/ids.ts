/** Ids of what takes the focus in the list, so that it can follow what is moved or added. */
export const rowId = (name: string) => `row-${name}`;
export const titleId = (name: string) => `title-${name}`;
export const lineId = (name: string, list: string, at: number) => `${list}-${name}-${at}`;
