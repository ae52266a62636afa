import { madeForms, type Dictionary } from '../../catalogs/made-forms.ts';
import { compileDefinition } from '../../forms/definition.ts';
import type { FormDefinition } from '../../forms/schema.ts';
import type { StaffActor } from '../access.ts';
import { findLatest, markRetired, publishForm } from '../forms/model.ts';
import type { ProblemDetail } from '../problem.ts';

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/**
 * Publishes the data forms of a catalog's dictionary as next versions where they say something else
 * than the newest one, else leaves them; forms that it has no use for are offered no more. Safe to repeat: what was published before a crash is found
 * to be the same. Only this writes such forms, so there is nothing of anybody's to be overwritten.
 * @returns the keys of the forms that got a version
 */
export async function publishMadeForms(by: By, dictionary: Dictionary): Promise<string[]> {
  const published: string[] = [];
  const used: string[] = [];
  for (const json of madeForms(dictionary)) {
    const read = compileDefinition(json);
    if (!read.ok)
      throw new Error(`A made form does not compile: ${JSON.stringify(read.faults[0])}`);
    const { id } = read.definition;
    used.push(id);
    const latest = await findLatest(by.actor.municipalityId, id);
    if (latest && contentOf(latest) === contentOf(read.definition)) continue;
    await publishForm(by, json);
    published.push(id);
  }
  await markRetired(by.actor.municipalityId, used);
  return published;
}

/** Everything that a form says, as text that can be compared; storage keeps the order of keys. */
function contentOf(form: Omit<FormDefinition, 'id' | 'version'>): string {
  const { kind, audience, organizationTypes, periodType, anonymous } = form;
  const { title, purpose, survey, elements, settings } = form;
  return JSON.stringify([
    ...[kind, audience, organizationTypes, periodType, anonymous],
    ...[title, purpose, survey, elements, settings],
  ]);
}

/** What stands in the way of making the forms of a dictionary; empty where they can be published. */
export function madeFormFaults(dictionary: Dictionary): ProblemDetail[] {
  return madeForms(dictionary).flatMap((json) => {
    const read = compileDefinition(json);
    if (read.ok) return [];
    const { id } = json as { id: string };
    return read.faults.map((fault) => ({ ...fault, path: `elements (${id}: ${fault.path})` }));
  });
}
