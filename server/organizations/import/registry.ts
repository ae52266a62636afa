import type { Role } from '../../access.ts';
import type { OrganizationInput } from '../schema.ts';
import { fields, type Field } from './meanings.ts';
import { looksLike, normalName, partsOf, shortNameOf, type NameParts } from './names.ts';
import type { Row, RowValues } from './rows.ts';

/** An organization of the registry, as planning needs it. */
export interface KnownOrganization extends OrganizationInput {
  id: string;
  active: boolean;
  /** Normal names that a person has confirmed to mean it. */
  spellings: readonly string[];
}

/** Somebody of the municipality, as planning needs it. */
export interface KnownPerson {
  name: string;
  email: string;
  phone: string;
  role: Role;
  organizationIds: readonly string[];
}

export interface Change {
  field: Field;
  before: string | number | null;
  after: string | number;
}

/** Two rows of one table that say different things of one field. */
export interface Conflict {
  field: Field;
  row: number;
  before: string | number;
  after: string | number;
}

/** An organization as it will be after the table: one of the registry, or a new one. */
export class Entity {
  readonly known: KnownOrganization | null;
  readonly values: RowValues;
  readonly spellings = new Set<string>();
  readonly rows: number[] = [];
  reopened = false;
  /** Which row said what a field is. */
  readonly #saidBy = new Map<Field, number>();
  readonly #parts = new Map<string, NameParts>();
  /** Every row asks for the normal names of every organization: each is made once. */
  readonly #normal = new Map<string, string>();

  constructor(known: KnownOrganization | null, values: RowValues) {
    this.known = known;
    this.values = values;
    for (const spelling of known?.spellings ?? []) this.spellings.add(spelling);
  }

  static of(known: KnownOrganization): Entity {
    const values: RowValues = {};
    for (const field of fields) {
      const value = known[field];
      if (value !== null && value !== '') Object.assign(values, { [field]: value });
    }
    return new Entity(known, values);
  }

  /** What an answer calls it; the same before and after it is written. */
  get reference(): string {
    return this.known ? `id:${this.known.id}` : `name:${this.is('name')}`;
  }

  get title(): string {
    return this.values.shortName ?? this.values.name ?? '';
  }

  /** A person has said that a name of the table means it: that is kept, not to ask again. */
  get hasNewSpelling(): boolean {
    return this.known !== null && this.spellings.size > this.known.spellings.length;
  }

  is(field: 'name' | 'shortName'): string {
    const name = this.values[field] ?? '';
    const known = this.#normal.get(name) ?? normalName(name);
    this.#normal.set(name, known);
    return known;
  }

  #partsOf(name: string): NameParts {
    const known = this.#parts.get(name) ?? partsOf(name);
    this.#parts.set(name, known);
    return known;
  }

  /** Whether the full names may well mean one organization. */
  isNamedLike(name: NameParts): boolean {
    return looksLike(name, this.#partsOf(this.values.name ?? ''));
  }

  resembles(names: readonly NameParts[], usual: ReadonlySet<string>): boolean {
    const own = [this.values.name, this.values.shortName].filter((name) => name !== undefined);
    return own.some((name) => names.some((one) => looksLike(this.#partsOf(name), one, usual)));
  }

  /** A code on both sides, and not the same: two organizations, whatever their names. */
  hasOtherCode(code: string | undefined): boolean {
    return Boolean(code && this.values.code && code !== this.values.code);
  }

  /** Takes a row in. Gives what it changes and where it contradicts an earlier row. */
  take(row: Row): { changes: Change[]; conflicts: Conflict[] } {
    const changes: Change[] = [];
    const conflicts: Conflict[] = [];
    const shortFollows = this.values.shortName === shortNameOf(this.values.name ?? '');
    for (const field of fields) {
      const after = row.values[field];
      if (after === undefined || this.#isAnotherName(field, after)) continue;
      const before = this.values[field];
      const earlier = this.#saidBy.get(field);
      if (this.#isSame(field, before, after)) {
        this.#saidBy.set(field, earlier ?? row.number);
        continue;
      }
      if (earlier !== undefined && before !== undefined) {
        conflicts.push({ field, row: earlier, before, after });
        continue;
      }
      this.#change(changes, field, after);
      this.#saidBy.set(field, row.number);
    }
    const renamed = changes.some(({ field }) => field === 'name');
    if ((renamed && shortFollows && !this.#saidBy.has('shortName')) || !this.values.shortName) {
      const short = shortNameOf(this.values.name ?? '');
      if (short && short !== this.values.shortName) this.#change(changes, 'shortName', short);
    }
    this.rows.push(row.number);
    return { changes, conflicts };
  }

  #change(changes: Change[], field: Field, after: string | number): void {
    changes.push({ field, before: this.known?.[field] ?? null, after });
    Object.assign(this.values, { [field]: after });
  }

  /** The short name where the full one is asked for, or a confirmed spelling: no new name. */
  #isAnotherName(field: Field, after: string | number): boolean {
    if (field !== 'name' && field !== 'shortName') return false;
    const normal = normalName(String(after));
    const other = field === 'name' ? 'shortName' : 'name';
    if (normal === this.is(field)) return false;
    return normal === this.is(other) || this.spellings.has(normal);
  }

  #isSame(field: Field, before: string | number | undefined, after: string | number): boolean {
    if (field !== 'name' && field !== 'shortName') return before === after;
    return this.is(field) === normalName(String(after));
  }
}
