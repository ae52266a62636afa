import { pick, type Language } from '../../forms/run/text.ts';
import type { StaffActor } from '../access.ts';
import { inOtherVersion } from '../assignments/earlier-version.ts';
import { handedIn } from '../assignments/handed-in.model.ts';
import type { Campaign } from '../campaigns/model.ts';
import { reportedElements } from '../elements/model.ts';
import { getVersion } from '../forms/model.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { elementsOf } from '../reports/data-form.ts';
import { placesOf } from '../reports/places.ts';
import { sensitiveElements } from '../reports/sensitive.ts';
import type {
  Choices,
  Compilation,
  CompilationInput,
  CompiledColumn,
} from './compilation.schema.ts';
import { compileRows, type AskedState, type Said } from './compile.ts';
import { askedIn } from './period.ts';

export interface Reader {
  actor: StaffActor;
  now: Date;
  language: Language;
}

interface FormColumns {
  campaigns: Campaign[];
  title: Campaign['formTitle'];
  columns: CompiledColumn[];
}

/** What can be compiled: every form of the period with its parts and elements. */
export async function choicesFor(reader: Reader, asked: string | undefined): Promise<Choices> {
  const { period, periods, campaigns } = await askedIn(reader.actor, reader.now, asked);
  const forms = await formsOf(reader, campaigns);
  return {
    period,
    periods,
    forms: [...forms].map(([key, { title, columns }]) => {
      const groups = [...new Set(columns.map(({ group }) => group))];
      const sections = groups.map((group) => ({
        title: group,
        elements: columns
          .filter((column) => column.group === group)
          .map(({ id, title: name, unit, restricted }) => ({ id, title: name, unit, restricted })),
      }));
      return { key, title, sections };
    }),
  };
}

/** The forms of a period with a column for each element; one that two forms ask stands in both. */
async function formsOf(
  { actor, language }: Reader,
  campaigns: readonly Campaign[],
): Promise<Map<string, FormColumns>> {
  const sensitive = await sensitiveElements(actor);
  const inTime = campaigns.toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  const keys = [...new Set(inTime.map(({ formKey }) => formKey))];
  const forms = await Promise.all(
    keys.map(async (key): Promise<[string, FormColumns][]> => {
      const some = inTime.filter(({ formKey }) => formKey === key);
      const newest = some.at(-1);
      if (!newest) return [];
      const form = await getVersion(actor.municipalityId, key, newest.formVersion);
      const columns = elementsOf({ form, sensitive, language }).map(({ column }) => {
        const { id, group, title, kind, unit, decimals, total, restricted } = column;
        const narrow = kind === 'yesNo' ? kind : ('quantity' as const);
        return { id, group, title, kind: narrow, unit, decimals, total, restricted };
      });
      return [[key, { campaigns: some, title: newest.formTitle, columns }]];
    }),
  );
  return new Map(forms.flat());
}

/** The table of some elements as one person may see it: own rows only outside the department. */
export async function compilationFor(
  reader: Reader,
  { period, elements }: CompilationInput,
): Promise<Compilation> {
  const { actor, now, language } = reader;
  const { municipalityId } = actor;
  const { campaigns } = await askedIn(actor, now, period);
  const wanted = new Set(elements);
  const forms = asking(await formsOf(reader, campaigns), wanted);
  const { columns, unknown } = chosen(forms, elements, language);
  const { name, timeZone } = await getMunicipality(municipalityId);
  const ids = columns.map(({ id }) => id);
  const said = new Map<string, Said>();
  for (const one of await reportedElements(municipalityId, period, ids)) {
    said.set(`${one.organizationId} ${one.elementId}`, one);
  }
  const asked = await askedOf(reader, forms);
  const { withheld } = await sensitiveElements(actor);
  return {
    ...{ period, municipality: name, timeZone, madeAt: now.toISOString(), columns, unknown },
    rows: compileRows({
      columns,
      places: placesOf({ expected: everyPlace(campaigns) }),
      said: (organizationId, elementId) => said.get(`${organizationId} ${elementId}`),
      asked: (organizationId, elementId) =>
        asked.get(`${organizationId} ${elementId}`) ?? 'notAsked',
      withheld,
    }),
  };
}

/** Each organization once, as the latest campaign knew it. */
function everyPlace(campaigns: readonly Campaign[]): Campaign['expected'] {
  const inTime = campaigns.toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  const all = inTime.flatMap(({ expected }) => expected);
  return [...new Map(all.map((one) => [one.organizationId, one])).values()];
}

/** Forms that ask for any of these elements, with their columns alone. */
function asking(
  forms: ReadonlyMap<string, FormColumns>,
  wanted: ReadonlySet<string>,
): Map<string, FormColumns> {
  const narrowed = [...forms].map(([key, form]): [string, FormColumns] => [
    key,
    { ...form, columns: form.columns.filter(({ id }) => wanted.has(id)) },
  ]);
  return new Map(narrowed.filter(([, { columns }]) => columns.length > 0));
}

/** Their columns in the order of the forms, each element once. */
function chosen(
  forms: ReadonlyMap<string, FormColumns>,
  elements: readonly string[],
  language: Language,
): { columns: CompiledColumn[]; unknown: string[] } {
  const several = forms.size > 1;
  const columns = new Map<string, CompiledColumn>();
  for (const form of forms.values()) {
    const title = pick(form.title, language);
    for (const column of form.columns) {
      if (columns.has(column.id)) continue;
      const group = several ? [title, column.group].filter(Boolean).join(': ') : column.group;
      columns.set(column.id, { ...column, group });
    }
  }
  return { columns: [...columns.values()], unknown: elements.filter((id) => !columns.has(id)) };
}

/** Whether anybody asks an organization for an element, and whether that has been handed in. */
async function askedOf(
  { actor: { municipalityId } }: Reader,
  forms: ReadonlyMap<string, FormColumns>,
): Promise<Map<string, AskedState>> {
  const campaigns = [...forms.values()].flatMap((form) => form.campaigns);
  const sent = await handedIn(
    municipalityId,
    campaigns.map(({ _id }) => _id),
  );
  const by = new Set(sent.map(({ formKey, organizationId }) => `${formKey} ${organizationId}`));
  const asked = new Map<string, AskedState>();
  for (const [key, form] of forms) {
    const lacks = await lackedBy(form);
    for (const { organizationId } of everyPlace(form.campaigns)) {
      const submitted = by.has(`${key} ${organizationId}`);
      for (const { id } of form.columns) {
        const place = `${organizationId} ${id}`;
        if (lacks(organizationId, id)) {
          // Unless another form asks for it.
          if (!asked.has(place)) asked.set(place, 'notInForm');
        } else if (submitted) asked.set(place, 'submitted');
        else if (asked.get(place) !== 'submitted') asked.set(place, 'notSubmitted');
      }
    }
  }
  return asked;
}

/** What the columns of a form hold that an organization's own version of it does not ask. */
async function lackedBy({
  campaigns,
}: FormColumns): Promise<(organizationId: string, elementId: string) => boolean> {
  const newest = campaigns.at(-1);
  if (!newest) return () => false;
  const others = await inOtherVersion(newest);
  const versions = new Map(others.map((one) => [one.organizationId, one.formVersion]));
  const elements = new Map<number, Set<string>>();
  for (const version of new Set(versions.values())) {
    const form = await getVersion(newest.municipalityId, newest.formKey, version);
    elements.set(version, new Set(form.elements.map(({ id }) => id)));
  }
  return (organizationId, elementId) => {
    const version = versions.get(organizationId);
    return version !== undefined && elements.get(version)?.has(elementId) === false;
  };
}
