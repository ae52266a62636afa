import { readFileSync } from 'node:fs';
import { monitoringReports } from '../../server/demo/figures.ts';
import { parseFormDefinition } from '../../forms/schema.ts';
import type { Ready } from './side.ts';

/** What a side with data forms tells the bench. */
export interface FormsReady extends Ready {
  /** The forms that can be written to, each with the headers of somebody who may. */
  forms: { id: string; headers: Record<string, string> }[];
  /** The field that is saved, and its version in each form. */
  question: string;
  version: number;
}

/** Enough that no two connections meet in one form, and that each run may lose some. */
export const formCount = 400;
export const question = 'pupils_total';

/** The data form that is filled in: forty numbers. */
export function dataForm() {
  const file = new URL('../../forms/library/upbringing-staff-monitoring.json', import.meta.url);
  const parsed = parseFormDefinition(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error('The form of the library is refused');
  return parsed.form;
}

/** What stands in each form before. */
export function filledIn(): Record<string, unknown> {
  const [report] = monitoringReports();
  return report?.values ?? {};
}
