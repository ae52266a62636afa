import type { Answer } from '../../forms/run/types.ts';
import type { TableDefinition } from '../../catalogs/dictionary.ts';
import type { StaffActor } from '../access.ts';
import { applyImport } from '../external/apply.ts';
import { checkDraft, frozen, getTable } from '../external/check.ts';
import { decide, keepFile } from '../external/draft.model.ts';
import { keyOf, role } from '../external/import/reading.ts';
import { newId } from '../storage/ids.ts';
import type { Cell } from '../tables/typed.ts';
import type { Demo } from './campaigns.ts';
import type { DemoRow } from './verkhovazhye-results.ts';

interface DemoFile {
  tableId: string;
  period: string;
  /** The file's name, as the history shows it. */
  file: string;
  rows: readonly DemoRow[];
}

/** Imports a table as a specialist does: a sheet with names and words, checked row by row, taken. */
export async function importDemoTable(
  { by, organizations }: Demo,
  who: Pick<StaffActor, 'accountId' | 'name'>,
  { tableId, period, file, rows }: DemoFile,
): Promise<void> {
  const { municipalityId } = by.actor;
  const table = await getTable(municipalityId, tableId);
  const headings = ['Организация', ...table.columns.map(({ title }) => title)];
  const cells = rows.map(({ organizationKey, answers }) => [
    organizations.get(organizationKey)?.name ?? organizationKey,
    ...table.columns.map((column) => cellOf(column, answers[column.id])),
  ]);
  const { accountId, name } = who;
  const draft = await keepFile(
    {
      ...{ _id: newId(), municipalityId, tableId, period, file, digest: file },
      by: { accountId, name },
    },
    [{ name: 'Лист1', rows: [headings, ...cells], merged: [] }],
    by.now,
  );
  if (!draft) throw new Error(`Demo: ${file} is imported already`);
  const columns = [role.organization, ...table.columns.map(({ id }) => id)];
  const read = { sheet: 0, header: 0, columns, decimal: ',' as const, round: false };
  const layout = { ...read, organizations: [], values: [] };
  const checked = await checkDraft(draft, layout);
  if (checked.rejected > 0) {
    throw new Error(`Demo: ${file}: ${JSON.stringify(checked.firstRejected[0]?.faults)}`);
  }
  const means = headings.map((heading, at) => ({ key: keyOf(heading), means: columns[at] ?? '' }));
  const decision = {
    ...{ at: by.now, replace: 'all' as const, layout, headings: means },
    ...frozen(checked.reading),
  };
  await applyImport(await decide(draft, draft.by, decision), () => by.now);
}

/** What stands in a cell of the file: words where the table has choices. */
function cellOf(column: TableDefinition['columns'][number], answer: Answer | undefined): Cell {
  if (typeof answer === 'boolean') return answer ? 'да' : 'нет';
  if (typeof answer === 'number') return answer;
  if (typeof answer !== 'string') return '';
  return column.choices?.find(({ value }) => value === answer)?.title ?? answer;
}
