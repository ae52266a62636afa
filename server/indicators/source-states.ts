import { elementsWithParts } from '../../catalogs/check-dictionary.ts';
import type { ElementDefinition } from '../../catalogs/dictionary.ts';
import { madeFormId } from '../../catalogs/made-words.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import { listCampaigns, type Campaign } from '../campaigns/model.ts';
import { periodFault } from '../campaigns/period.ts';
import { externalNumbers, readElements } from '../elements/model.ts';
import { listEvidence } from '../evidence/model.ts';
import { currentImports } from '../external/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { listResults } from './computed.model.ts';
import type { SourceState } from './coverage.schema.ts';
import { listValues } from './model.ts';
import type { Plan } from './plan.ts';
import { formTitle, type Names } from './words-names.ts';
import { sourcesOf } from './words-sources.ts';

type Way = SourceState['ways'][number];
type Status = SourceState['status'];
type Known = Pick<SourceState, 'id' | 'kind' | 'ref' | 'title'>;

/** Under which edition values stand, whose words, and the moment campaigns are looked at. */
export interface SourceLook {
  plan: Plan;
  catalogId: string;
  period: string;
  names: Names;
  now: Date;
}

/** What an indicator is made from, by ids that are one for all indicators. */
export function sourcesOfIndicator({ plan, names }: SourceLook, key: string): Known[] {
  const measure = plan.indicators.get(key)?.measure;
  return sourcesOf(measure, names).map(({ kind, id, title, roster }) => {
    // A number of another system is entered under its own indicator.
    const ref = kind === 'external' ? key : id;
    const question = roster === undefined ? '' : `/${roster}`;
    return { id: `${kind}:${ref}${question}`, kind, ref, title };
  });
}

/**
 * Where each source stands in the period: whether its data has come, else who would have to be
 * asked or what brought. Everything is read once, whatever the number of sources.
 */
export async function sourceStates(
  look: SourceLook,
  sources: readonly Known[],
): Promise<SourceState[]> {
  const each = [...new Map(sources.map((one) => [one.id, one])).values()];
  const data = await readData(look, each);
  return each.map((one) => ({
    ...one,
    periodType: periodTypeOf(look, one),
    ...stateOfSource(look, data, one),
  }));
}

interface Data {
  campaigns: readonly Campaign[];
  /** Types of organizations by id. */
  types: ReadonlyMap<string, string>;
  /** How many organizations reported an element, under its own id or those of its parts. */
  reported(ids: readonly string[]): number;
  /** Ids of sources of the other kinds that there is data of. */
  there: ReadonlySet<string>;
}

async function readData(look: SourceLook, sources: readonly Known[]): Promise<Data> {
  const { plan, catalogId, period } = look;
  const { municipalityId } = plan.catalog;
  const refs = (kind: Known['kind']) =>
    sources.filter((one) => one.kind === kind).map(({ ref }) => ref);
  const elementIds = refs('element').flatMap((ref) => idsOf(plan, ref));
  const place = { municipalityId, catalogId };
  const [campaigns, organizations, readings, imports, proofs, numbers, values, results] =
    await Promise.all([
      listCampaigns(municipalityId),
      listOrganizations(municipalityId),
      readElements(municipalityId, { period, elementIds }),
      currentImports(municipalityId, { periods: [period] }),
      listEvidence(municipalityId, { period }),
      externalNumbers(municipalityId, period, refs('external')),
      listValues(place, { period, indicatorKeys: refs('indicator'), scope: 'municipality' }),
      listResults(place, { computedIds: refs('computed'), periods: [period] }),
    ]);
  return {
    campaigns: campaigns.filter((one) => one.period === period),
    types: new Map(organizations.map(({ _id, type }) => [_id, type])),
    reported: (ids) => [...readings.values()].filter((own) => ids.some((id) => own.has(id))).length,
    there: new Set([
      ...imports.map(({ tableId }) => `table:${tableId}`),
      ...proofs.flatMap(({ link, evidenceId }) => (link ? [`evidence:${evidenceId}`] : [])),
      ...numbers.map(({ indicatorKey }) => `external:${indicatorKey}`),
      ...values.flatMap(({ indicatorKey, reported }) =>
        reported > 0 ? [`indicator:${indicatorKey}`] : [],
      ),
      ...results.map(({ computedId }) => `computed:${computedId}`),
    ]),
  };
}

/** The element of the dictionary behind an id, which may be that of a part. */
function elementOf({ catalog }: Plan, ref: string): ElementDefinition | undefined {
  return elementsWithParts(catalog).get(ref);
}

function idsOf(plan: Plan, ref: string): string[] {
  const element = elementOf(plan, ref);
  if (element?.id !== ref || element.dimension === undefined) return [ref];
  const parts = plan.catalog.dimensions.find(({ id }) => id === element.dimension)?.parts ?? [];
  return [ref, ...parts.map(({ id }) => `${ref}__${id}`)];
}

function periodTypeOf({ plan }: SourceLook, { kind, ref }: Known): SourceState['periodType'] {
  const { catalog, versions } = plan;
  if (kind === 'element') return elementOf(plan, ref)?.period ?? null;
  if (kind === 'table') return catalog.tables.find(({ id }) => id === ref)?.period ?? null;
  if (kind === 'evidence') return catalog.evidence.find(({ id }) => id === ref)?.period ?? null;
  if (kind !== 'form') return null;
  return versions.find(({ key }) => key === ref)?.periodType ?? null;
}

function stateOfSource(
  look: SourceLook,
  data: Data,
  source: Known,
): Pick<SourceState, 'status' | 'reported' | 'ways'> {
  const { plan, period } = look;
  const { kind, ref, id } = source;
  const type = periodTypeOf(look, source);
  const other = type !== null && periodFault(type, period) !== null;
  if (kind === 'element') {
    const reported = data.reported(idsOf(plan, ref));
    const ways = waysOf(look, data, ref);
    if (reported > 0) return { status: 'there', reported, ways };
    return { status: other ? 'otherPeriod' : bestOf(ways), reported, ways: other ? [] : ways };
  }
  if (kind === 'form') {
    const ways = other ? [] : [wayBy(look, data, ref, null)];
    return { status: other ? 'otherPeriod' : bestOf(ways), reported: null, ways };
  }
  const status = data.there.has(id) ? 'there' : other ? 'otherPeriod' : 'missing';
  return { status, reported: null, ways: [] };
}

const order: readonly Status[] = ['asked', 'notAsked', 'noOrganization'];

function bestOf(ways: readonly Way[]): Status {
  return order.find((status) => ways.some((way) => way.status === status)) ?? 'notAsked';
}

/** The forms by which an element is reported: of its dictionary, else the library's that ask it. */
function waysOf(look: SourceLook, data: Data, ref: string): Way[] {
  const element = elementOf(look.plan, ref);
  if (!element) {
    return look.plan.versions
      .filter(({ kind, elements }) => kind === 'dataForm' && elements.some(({ id }) => id === ref))
      .map(({ key }) => wayBy(look, data, key, null));
  }
  return element.owner.map((type) =>
    wayBy(look, data, element.form ?? madeFormId(type, element.period), type),
  );
}

const states = ['open', 'closed', 'planned', 'draft'] as const;

function wayBy(look: SourceLook, data: Data, key: string, type: string | null): Way {
  const { plan, names, now } = look;
  const version = plan.versions.find((one) => one.key === key)?.version ?? null;
  const form = { key, title: formTitle(key, names), version };
  const asks = ({ formKey, organizationIds }: Campaign) =>
    formKey === key && (type === null || organizationIds.some((id) => data.types.get(id) === type));
  const [found] = data.campaigns
    .filter(asks)
    .map((one) => ({ id: one._id, title: one.title, state: stateOf(one, now) }))
    .sort((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
  const known = type === null || [...data.types.values()].includes(type);
  return {
    type,
    form,
    campaign: found ?? null,
    status: found && found.state !== 'draft' ? 'asked' : known ? 'notAsked' : 'noOrganization',
  };
}
