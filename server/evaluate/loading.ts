import type { StaffActor } from '../access.ts';
import type { StoredCatalog } from '../catalogs/model.ts';
import type { FormVersion } from '../forms/model.ts';
import { Problem } from '../problem.ts';
import type { AskedForms } from './asked.ts';
import type { CsvRow, Folder } from './csv.ts';
import type { OrganizationList } from './organizations.ts';

/** What the readers of the folder's files work with. */
export interface Loading extends Folder {
  by: { actor: StaffActor; now: Date };
  municipalityId: string;
  /** The period that is computed: that of every row that names none. */
  period: string;
  catalog: StoredCatalog;
  /** The newest version of every form. */
  versions: readonly FormVersion[];
  organizations: OrganizationList;
  asked: AskedForms;
}

/** Does what the product may refuse, and says its refusal at the row's place. */
export async function attempt<T>(
  row: Pick<CsvRow, 'refuse'>,
  columnOf: (path: string) => string | null,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const message = error.details[0]?.message ?? error.text;
    row.refuse(columnOf(error.path ?? ''), message);
    return null;
  }
}
