import { createOrganization, type Organization } from '../organizations/model.ts';
import { normalName } from '../organizations/import/names.ts';
import { kindOf } from '../organizations/import/types.ts';
import {
  organizationInput,
  organizationTypes,
  type OrganizationType,
} from '../organizations/schema.ts';
import { readRows, type CsvRow, type Folder } from './csv.ts';
import { attempt, type Loading } from './loading.ts';
import { numberOf } from './cells.ts';

/** The folder's organizations, in the order of their file. */
export class OrganizationList {
  readonly all: readonly Organization[];
  readonly #byCode: ReadonlyMap<string, Organization>;
  readonly #byName = new Map<string, Organization | null>();
  readonly #refused: ReadonlySet<string>;

  /** @param refused codes and names of rows that were not taken */
  constructor(all: readonly Organization[], refused: readonly string[] = []) {
    this.all = all;
    this.#refused = new Set(refused);
    this.#byCode = new Map(all.filter(({ code }) => code !== '').map((one) => [one.code, one]));
    for (const one of all) {
      for (const name of new Set([normalName(one.name), normalName(one.shortName)])) {
        // A name of two organizations means neither.
        this.#byName.set(name, this.#byName.has(name) ? null : one);
      }
    }
  }

  /** The organization of a code or a name; null when there is none, or two. */
  find(text: string): Organization | null {
    return this.#byCode.get(text) ?? this.#byName.get(normalName(text)) ?? null;
  }

  /** Whether its row was not taken: then that is what has to be mended. */
  isRefused(text: string): boolean {
    return this.#refused.has(text);
  }

  /** Under which the result names an organization. */
  nameOf(id: string): string {
    const found = this.all.find(({ _id }) => _id === id);
    return found ? found.code || found.name : '';
  }
}

const file = 'organizations.csv';
const columns = {
  code: { also: ['код'] },
  name: { also: ['название', 'наименование'], required: true },
  shortName: { also: ['short_name', 'краткое название'] },
  type: { also: ['тип'], required: true },
  cluster: { also: ['кластер'] },
  headcount: { also: ['обучающихся'] },
  teachers: { also: ['педагогов'] },
} as const;
type Row = CsvRow<keyof typeof columns>;

/** Reads `organizations.csv` and adds what it lists. */
export async function loadOrganizations(
  { path, faults }: Folder,
  by: Loading['by'],
): Promise<OrganizationList> {
  const before = faults.all.length;
  const rows = readRows({ path, faults }, file, columns);
  if (rows.length === 0 && faults.all.length === before) {
    faults.add({ file }, { ru: 'организации не перечислены.', en: 'no organizations are listed.' });
  }
  const all: Organization[] = [];
  const refused: string[] = [];
  for (const row of rows) {
    const made = await addOrganization(row, by);
    if (made) all.push(made);
    else refused.push(row.get('code'), row.get('name'), row.get('shortName'));
  }
  return new OrganizationList(all, refused);
}

async function addOrganization(row: Row, by: Loading['by']): Promise<Organization | null> {
  const type = typeOf(row);
  if (!type) return null;
  const name = row.get('name');
  const parsed = organizationInput.safeParse({
    code: row.get('code'),
    name,
    shortName: row.get('shortName') || name.slice(0, 80),
    type,
    cluster: row.get('cluster'),
    headcount: peopleOf(row, 'headcount'),
    teachers: peopleOf(row, 'teachers'),
  });
  if (parsed.success) {
    return attempt(
      row,
      (path) => path,
      () => createOrganization(by, parsed.data),
    );
  }
  for (const { path, message } of parsed.error.issues) {
    const column = String(path[0]);
    const [ru, en] = message.includes(' | ') ? message.split(' | ') : [];
    const text = column in columns ? row.get(column as keyof typeof columns) : '';
    row.refuse(column, {
      ru: ru ?? (text === '' ? 'ячейка пуста.' : `«${text}» не подходит.`),
      en: en ?? (text === '' ? 'the cell is empty.' : `“${text}” does not fit.`),
    });
  }
  return null;
}

function typeOf(row: Row): OrganizationType | null {
  const text = row.get('type');
  const type = organizationTypes.find((one) => one === text) ?? kindOf(normalName(text));
  if (type) return type;
  const known = organizationTypes.join(', ');
  row.refuse('type', {
    ru: `типа «${text}» нет. Есть: ${known}.`,
    en: `there is no type “${text}”. There are: ${known}.`,
  });
  return null;
}

function peopleOf(row: Row, column: 'headcount' | 'teachers'): number | null {
  const text = row.get(column);
  return text === '' ? null : numberOf(row, column, text);
}
