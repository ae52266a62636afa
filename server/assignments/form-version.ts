import { getVersion, type FormVersion } from '../forms/model.ts';
import type { Assignment } from './model.ts';

/** Published versions never change, so those in use are kept: an autosave comes every second. */
const known = new Map<string, FormVersion>();
const most = 60;

/** The form version that an assignment is filled in by. */
export async function formOf({
  municipalityId,
  formKey,
  formVersion,
}: Pick<Assignment, 'municipalityId' | 'formKey' | 'formVersion'>): Promise<FormVersion> {
  const key = JSON.stringify([municipalityId, formKey, formVersion]);
  const found = known.get(key);
  if (found) return found;
  const version = await getVersion(municipalityId, formKey, formVersion);
  const [oldest] = known.keys();
  if (known.size >= most && oldest !== undefined) known.delete(oldest);
  known.set(key, version);
  return version;
}
