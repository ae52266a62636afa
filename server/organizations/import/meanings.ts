/** Fields of an organization that a table may fill. */
export const fields = [
  'name',
  'shortName',
  'code',
  'type',
  'cluster',
  'headcount',
  'teachers',
  'head',
  'phone',
  'email',
  'address',
] as const;
export type Field = (typeof fields)[number];

/** What a column of a table can mean. */
export const meanings = [
  ...fields,
  'coordinatorName',
  'coordinatorEmail',
  'coordinatorPhone',
  'ignore',
] as const;
export type Meaning = (typeof meanings)[number];
