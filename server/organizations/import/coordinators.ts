import type { Role } from '../../access.ts';
import { normalName } from './names.ts';
import type { PlannedRow } from './plan.ts';
import type { Entity, KnownPerson } from './registry.ts';
import type { RowCoordinator } from './rows.ts';
import { quoted } from './words.ts';

interface Entry {
  row: PlannedRow;
  entity: Entity;
  coordinator: RowCoordinator;
}

/**
 * Looks at the coordinators of all rows together: one person may be named for several
 * organizations, which is asked, and two people may be named with one address, which is refused.
 */
export function askCoordinators(
  rows: readonly PlannedRow[],
  people: readonly KnownPerson[],
  decisions: Readonly<Record<string, string>>,
): void {
  const groups = new Map<string, Entry[]>();
  for (const row of rows) {
    const { coordinator, entity, skipped } = row;
    if (!coordinator || !entity || skipped) continue;
    const key = coordinator.email || normalName(coordinator.name);
    groups.set(key, [...(groups.get(key) ?? []), { row, entity, coordinator }]);
  }
  for (const [key, entries] of groups) {
    const withEmail = entries[0]?.coordinator.email !== '';
    if (withEmail) checkEmail(key, entries, people, decisions);
    else checkName(key, entries, people, decisions);
  }
}

function checkEmail(
  email: string,
  entries: readonly Entry[],
  people: readonly KnownPerson[],
  decisions: Readonly<Record<string, string>>,
): void {
  const person = people.find((one) => one.email === email);
  const column = ({ row }: Entry) => row.columnOf.coordinatorEmail ?? null;
  if (person && person.role !== 'coordinator' && person.role !== 'head') {
    const role = roleWords[person.role] ?? person.role;
    for (const entry of entries) {
      const words = { name: person.name, role };
      entry.row.faults.push({ column: column(entry), code: 'coordinator.otherRole', words });
    }
    return;
  }
  const [first] = entries;
  const stranger = entries.find(
    ({ coordinator }) => first && !mayBeOne(coordinator.name, first.coordinator.name),
  );
  if (first && stranger) {
    const words = { name: first.coordinator.name, other: stranger.coordinator.name };
    for (const entry of entries) {
      entry.row.faults.push({ column: column(entry), code: 'coordinator.otherName', words });
    }
    return;
  }
  nameAlike(entries, person);
  askAboutName(email, entries, person, decisions);
  const places = new Set([
    ...entries.map(({ entity }) => entity.reference),
    ...(person?.organizationIds ?? []).map((id) => `id:${id}`),
  ]);
  for (const entry of entries) {
    const { entity, row } = entry;
    const coordinator = row.coordinator ?? entry.coordinator;
    const has = entity.known !== null && person?.organizationIds.includes(entity.known.id) === true;
    row.coordinatorChange = !has ? 'added' : isChanged(coordinator, person) ? 'changed' : null;
    if (has || places.size < 2) continue;
    ask(entry, 'oneLogin', `login:${email}`, entries, decisions);
  }
}

/** One person has one name: the fullest, so that initials do not take the place of a name. */
function nameAlike(entries: readonly Entry[], person: KnownPerson | undefined): void {
  const own = entries.map(({ coordinator }) => coordinator.name);
  const known = person && own.every((name) => mayBeOne(name, person.name)) ? [person.name] : [];
  const [fullest = ''] = [...known, ...own].toSorted((a, b) => b.length - a.length);
  for (const { row, coordinator } of entries) row.coordinator = { ...coordinator, name: fullest };
}

/**
 * A known address with another surname may be the same person, married by now, or a successor who
 * got the school's mailbox: then the access would pass to somebody else, so it is asked.
 */
function askAboutName(
  email: string,
  entries: readonly Entry[],
  person: KnownPerson | undefined,
  decisions: Readonly<Record<string, string>>,
): void {
  for (const { row, coordinator } of entries) {
    const { name } = row.coordinator ?? coordinator;
    if (!person || mayBeOne(name, person.name)) continue;
    const key = `renamed:${email}:${normalName(name)}`;
    row.questions.push({
      key,
      column: row.columnOf.coordinatorName ?? null,
      code: 'renamed',
      words: { email, known: person.name, name },
      options: [{ value: 'yes', code: 'renamed.yes', words: { name } }],
      answer: decisions[key] === 'yes' ? 'yes' : null,
    });
  }
}

/** Without an e-mail nobody can tell two people of one name apart, so an account is per place. */
function checkName(
  name: string,
  entries: readonly Entry[],
  people: readonly KnownPerson[],
  decisions: Readonly<Record<string, string>>,
): void {
  const places = new Set(entries.map(({ entity }) => entity));
  for (const entry of entries) {
    const { entity, coordinator, row } = entry;
    const person = people.find(
      (one) =>
        normalName(one.name) === name &&
        entity.known !== null &&
        one.organizationIds.includes(entity.known.id),
    );
    row.coordinatorChange = !person ? 'added' : isChanged(coordinator, person) ? 'changed' : null;
    if (person || places.size < 2) continue;
    ask(entry, 'twoLogins', `login:${name}`, entries, decisions);
  }
}

function ask(
  { row, coordinator }: Entry,
  code: 'oneLogin' | 'twoLogins',
  key: string,
  entries: readonly Entry[],
  decisions: Readonly<Record<string, string>>,
): void {
  const titles = new Set(entries.map(({ entity }) => quoted(entity.title)));
  row.questions.push({
    key,
    column: row.columnOf.coordinatorName ?? null,
    code,
    words: { name: coordinator.name, organizations: [...titles].join(', ') },
    options: [{ value: 'yes', code: `${code}.yes` }],
    answer: decisions[key] === 'yes' ? 'yes' : null,
  });
}

function isChanged({ name, phone }: RowCoordinator, person: KnownPerson | undefined): boolean {
  return person !== undefined && (name !== person.name || (phone !== '' && phone !== person.phone));
}

/** «Иванова А. А.» and «Иванова Анна Андреевна» share the surname. */
function mayBeOne(a: string, b: string): boolean {
  const words = (name: string) => normalName(name).split(' ');
  const known = new Set(words(a).filter((word) => word.length > 1));
  return words(b).some((word) => known.has(word));
}

const roleWords: Partial<Record<Role, string>> = {
  administrator: 'администратор',
  specialist: 'специалист управления',
  methodologist: 'методист',
  expert: 'эксперт-наблюдатель',
};
