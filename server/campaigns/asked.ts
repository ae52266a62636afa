import { neededElements } from '../../catalogs/asked.ts';
import { getCatalog } from '../catalogs/model.ts';
import { getVersion, latestVersions } from '../forms/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { Problem } from '../problem.ts';
import { stateOf } from './lifecycle.ts';
import { campaignsOf, type Campaign } from './model.ts';
import { periodFault } from './period.ts';
import type { UnaskedView } from './schema.ts';

/**
 * Nobody is asked the same for the same period twice: a quantity would be owed in two places, a
 * person counted twice. A data form whose campaign is over may be asked for again: it goes on
 * where it stood.
 */
export async function refuseAskedTwice(draft: Campaign, now: Date): Promise<void> {
  const { municipalityId, formKey, period, organizationIds, kind } = draft;
  if (kind === 'observation') return;
  for (const other of await campaignsOf(municipalityId, { formKey, period })) {
    if (other._id === draft._id) continue;
    if (kind === 'dataForm' && stateOf(other, now) === 'closed') continue;
    const twice = other.expected.find((one) => organizationIds.includes(one.organizationId));
    if (!twice) continue;
    throw new Problem('campaign.askedTwice', {
      path: 'organizationIds',
      parameters: { ru: { campaign: other.title, organization: twice.name } },
    });
  }
  if (kind === 'dataForm') await refuseElementsTwice(draft);
}

/**
 * The same for single quantities that two different forms ask: whichever was answered later would
 * count, and nobody could say which is right. A campaign that is over has asked too.
 */
async function refuseElementsTwice(draft: Campaign): Promise<void> {
  const { municipalityId, period, organizationIds } = draft;
  const own = await elementsOf(draft);
  for (const other of await campaignsOf(municipalityId, { period })) {
    if (other.kind !== 'dataForm' || other.formKey === draft.formKey) continue;
    const twice = other.expected.find((one) => organizationIds.includes(one.organizationId));
    if (!twice) continue;
    const theirs = new Map((await elementsOf(other)).map((one) => [one.id, one]));
    const same = own.filter(({ id }) => theirs.has(id));
    if (same.length === 0) continue;
    throw new Problem('campaign.elementsTwice', {
      path: 'organizationIds',
      parameters: {
        ru: {
          campaign: other.title,
          organization: twice.name,
          form: other.formTitle.ru,
          elements: listed(same.map(({ title }) => title.ru)),
        },
      },
      details: same.map(({ id, title }) => ({
        path: `elements.${id}`,
        code: 'elementsTwice',
        message: { ru: title.ru, ...(title.en === undefined ? {} : { en: title.en }) },
      })),
    });
  }
}

const namesShown = 5;

function listed(names: readonly string[]): string {
  const first = names.slice(0, namesShown).map((name) => `«${name}»`);
  return `${first.join(', ')}${names.length > namesShown ? ' …' : ''}`;
}

async function elementsOf({ municipalityId, formKey, formVersion }: Campaign) {
  return (await getVersion(municipalityId, formKey, formVersion)).elements;
}

/**
 * Quantities that indicators rest on and that nobody is asked for in a period: no organization of
 * the type that knows them, or no opened campaign of the form that asks for them. Only quantities
 * that are counted for such a period are looked at.
 * @param draft a campaign that is taken for opened already
 */
export async function unaskedElements(
  municipalityId: string,
  period: string,
  draft: Campaign | null,
): Promise<UnaskedView> {
  const catalog = await getCatalog(municipalityId);
  if (!catalog) return [];
  const needed = neededElements(catalog).filter((one) => !periodFault(one.period, period));
  const organizations = await listOrganizations(municipalityId);
  const types = new Map(organizations.map(({ _id, type }) => [_id, type]));
  const asked = new Set(
    (await campaignsOf(municipalityId, { period })).flatMap(({ formKey, expected }) =>
      expected.map(({ organizationId, type }) => `${formKey} ${types.get(organizationId) ?? type}`),
    ),
  );
  for (const id of draft?.period === period ? draft.organizationIds : []) {
    asked.add(`${draft?.formKey ?? ''} ${types.get(id) ?? ''}`);
  }
  const titles = new Map((await latestVersions(municipalityId)).map((one) => [one.key, one.title]));
  const present = new Set(types.values());
  const groups = new Map<string, UnaskedView[number]>();
  for (const { id, title, type, form } of needed) {
    const place = `${form} ${type}`;
    if (asked.has(place)) continue;
    const group = groups.get(place) ?? {
      type,
      form,
      formTitle: titles.get(form) ?? null,
      reason: present.has(type) ? ('noCampaign' as const) : ('noOrganization' as const),
      elements: [],
    };
    group.elements.push({ id, title });
    groups.set(place, group);
  }
  return [...groups.values()];
}
