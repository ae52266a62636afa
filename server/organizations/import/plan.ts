import { createHash } from 'node:crypto';
import { askCoordinators } from './coordinators.ts';
import { matchRow, type Match } from './match.ts';
import { normalName, usualWords } from './names.ts';
import { Entity, type Change, type KnownOrganization, type KnownPerson } from './registry.ts';
import { columnTitle, readRows, type Row, type RowQuestion, type Table } from './rows.ts';
import { quoted } from './words.ts';

export type RowAction = 'create' | 'update' | 'same' | 'repeat' | 'skip' | 'error' | 'question';

export interface PlannedRow extends Row {
  action: RowAction;
  entity: Entity | null;
  changes: Change[];
  /** The earlier row about the same organization. */
  repeats: number | null;
  /** What is new about the row's coordinator; null when nothing is. */
  coordinatorChange: 'added' | 'changed' | null;
  /** Changes when anything of what the row will do changes. */
  mark: string;
}

export interface Plan {
  /** In the order of the table. */
  rows: PlannedRow[];
  /** Organizations that the table makes or changes. */
  entities: Entity[];
}

/**
 * What a table would do to the registry. Pure: the same table, registry and people give the same
 * plan, and the order of the rows does not matter.
 */
export function planImport(
  table: Table,
  organizations: readonly KnownOrganization[],
  people: readonly KnownPerson[],
): Plan {
  const entities = organizations.map((one) => Entity.of(one));
  const rows = readRows(table).map((row): PlannedRow => ({
    ...row,
    action: 'same',
    entity: null,
    changes: [],
    repeats: null,
    coordinatorChange: null,
    mark: '',
  }));
  // The most telling rows first, so that the others find what they are about.
  const telling = rows.filter((row) => !row.skipped).toSorted(byTelling);
  const usual = usualWords([
    ...organizations.map(({ name }) => name),
    ...rows.flatMap(({ values: { name } }) => (name ? [name] : [])),
  ]);
  for (const row of telling) {
    place(row, entities, rows, table, usual);
  }
  askCoordinators(rows, people, table.decisions);
  for (const row of rows) {
    row.action = actionOf(row);
    row.mark = markOf(row);
  }
  const changed = new Set(rows.filter(isWritten).map(({ entity }) => entity));
  return {
    rows,
    entities: entities.filter((one) => changed.has(one) || one.hasNewSpelling),
  };
}

function isWritten({ action, changes, coordinatorChange, entity }: PlannedRow): boolean {
  if (action === 'create' || action === 'update') return true;
  // A repeated row may still fill in what the first one left empty.
  return (
    action === 'repeat' && (changes.length > 0 || coordinatorChange !== null || !entity?.known)
  );
}

/** Whether nothing stands in the way of writing the plan. */
export function isReady({ rows }: Plan): boolean {
  return rows.every(({ action }) => action !== 'error' && action !== 'question');
}

function byTelling(a: Row, b: Row): number {
  const rank = ({ values: { code, name, shortName } }: Row) =>
    (code ? 0 : 2) + (name && shortName && name !== shortName ? 0 : 1);
  const length = ({ values: { name = '' } }: Row) => name.length;
  const text = ({ values, coordinator }: Row) => JSON.stringify([values.name, values, coordinator]);
  return (
    rank(a) - rank(b) ||
    length(b) - length(a) ||
    (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : a.number - b.number)
  );
}

/** Finds or makes the organization of a row and takes the row into it. */
function place(
  row: PlannedRow,
  entities: Entity[],
  rows: PlannedRow[],
  table: Table,
  usual: ReadonlySet<string>,
): void {
  if (!row.values.name && !row.values.code) return;
  const entity = decide(row, matchRow(row, entities, usual), entities, table);
  if (!entity) return;
  row.entity = entity;
  row.repeats = entity.rows[0] ?? null;
  const { changes, conflicts } = entity.take(row);
  row.changes = changes;
  for (const { field, row: other, before, after } of conflicts) {
    const column = row.columnOf[field] ?? null;
    const title = column === null ? '' : columnTitle(table, column);
    const first = rows.find(({ number }) => number === other);
    for (const one of [row, ...(first ? [first] : [])]) {
      const words = { row: row.number, other, column: title, before, after };
      one.faults.push({ column, code: 'row.conflict', words });
    }
  }
}

function decide(row: PlannedRow, match: Match, entities: Entity[], table: Table): Entity | null {
  switch (match.kind) {
    case 'known':
      return awake(row, match.entity, table);
    case 'none':
      return fresh(row, entities);
    case 'torn': {
      const words = { byCode: match.byCode.title, byName: match.byName.title };
      row.faults.push({ column: row.columnOf.code ?? null, code: 'code.otherName', words });
      return null;
    }
    case 'ask': {
      const question = alikeQuestion(row, match, table);
      row.questions.push(question);
      const chosen = match.candidates.find(({ reference }) => reference === question.answer);
      if (chosen) {
        chosen.spellings.add(normalName(row.values.name ?? ''));
        return awake(row, chosen, table);
      }
      return question.answer === 'new' ? fresh(row, entities) : null;
    }
  }
}

function alikeQuestion(
  row: PlannedRow,
  { candidates, fresh: mayBeNew }: Extract<Match, { kind: 'ask' }>,
  { decisions }: Table,
): RowQuestion {
  const key = `alike:${normalName(row.values.name ?? row.values.code ?? '')}`;
  const options: RowQuestion['options'] = candidates.map((one) => ({
    value: one.reference,
    code: 'alike.same',
    words: { name: one.title },
  }));
  if (mayBeNew) options.push({ value: 'new', code: 'alike.new' });
  const given = decisions[key];
  const [first] = candidates;
  return {
    key,
    column: row.columnOf.name ?? null,
    code: first?.rows.length && !first.known ? 'alikeRow' : 'alike',
    words: {
      name: candidates.map(({ title }) => quoted(title)).join(', '),
      row: first?.rows[0] ?? '',
    },
    options,
    answer: options.some(({ value }) => value === given) ? (given ?? null) : null,
  };
}

/** A closed organization is opened again only when somebody says so. */
function awake(row: PlannedRow, entity: Entity, { decisions }: Table): Entity {
  if (!entity.known || entity.known.active) return entity;
  const key = `alive:${entity.known.id}`;
  const answer = decisions[key] === 'yes' ? 'yes' : null;
  entity.reopened = answer === 'yes';
  row.questions.push({
    key,
    column: row.columnOf.name ?? null,
    code: 'aliveAgain',
    words: { name: entity.title },
    options: [{ value: 'yes', code: 'aliveAgain.yes' }],
    answer,
  });
  return entity;
}

function fresh(row: PlannedRow, entities: Entity[]): Entity | null {
  const { columnOf, faults, impliedType, values } = row;
  if (!values.name) {
    const column = columnOf.name ?? columnOf.shortName ?? null;
    faults.push({ column, code: 'name.missing', words: {} });
    return null;
  }
  const typeIsWrong = faults.some(({ code }) => code === 'type.unknown');
  if (!values.type && impliedType === null && !typeIsWrong) {
    faults.push({
      column: columnOf.type ?? columnOf.name ?? null,
      code: 'type.missing',
      words: {},
    });
  }
  const entity = new Entity(null, impliedType === null ? {} : { type: impliedType });
  entities.push(entity);
  return entity;
}

function actionOf(row: PlannedRow): RowAction {
  const { entity, changes, coordinatorChange, faults, questions, repeats, skipped } = row;
  if (skipped) return 'skip';
  if (faults.length > 0) return 'error';
  if (questions.some(({ answer }) => answer === null)) return 'question';
  if (repeats !== null) return 'repeat';
  if (entity?.known === null) return 'create';
  const changed = changes.length > 0 || coordinatorChange !== null || entity?.reopened === true;
  return changed ? 'update' : 'same';
}

function markOf({ action, changes, coordinator, coordinatorChange, entity }: PlannedRow): string {
  const content = [
    action,
    entity?.known?.id ?? null,
    changes,
    coordinatorChange === null ? null : coordinator,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 12);
}
