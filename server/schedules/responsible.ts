import { getPerson } from '../people/people.model.ts';
import type { Responsible } from './occurrence.model.ts';
import type { ResponsibleInput } from './occurrence.schema.ts';

/** Who was named, with the person's name; the 404 when nobody here has that account. */
export async function nameResponsible(
  municipalityId: string,
  input: ResponsibleInput,
  source: Responsible['source'],
): Promise<Responsible> {
  if ('text' in input) return { accountId: null, name: input.text, source };
  const { name } = await getPerson(municipalityId, input.accountId);
  return { accountId: input.accountId, name, source };
}
