import { campaignsOf, promisedGroups, type Campaign } from '../campaigns/model.ts';
import type { Organization } from '../organizations/model.ts';
import type { CompiledLeaf, CompiledPopulation } from '../catalogs/compiled.ts';
import { periodsBetween } from '../periods.ts';
import { reaches } from './reads.ts';

/** What about a unit decides whom its campaigns asked. */
export interface Asks {
  /** For each quantity that it needs of the period, the forms that could bring it. */
  formKeys: readonly (readonly string[])[];
}

/** Who was asked, by the campaigns of one period. */
export interface Asked {
  campaigns: readonly Campaign[];
  /**
   * Organizations that owe every quantity that any campaign asks, so that one that nobody is asked
   * for makes nobody complete; null where no campaign asks anything.
   */
  organizationsOf(asks: Asks): ReadonlySet<string> | null;
  /** The strictest threshold of the campaigns behind a value, those of earlier periods too. */
  minimumGroupOf(value: { leaves: readonly CompiledLeaf[] }): number;
  /** Versions of a form that its campaigns asked, each once. */
  versionsOf(formKey: string): number[];
  /** Whether any campaign asked the form. */
  isAsked(formKey: string): boolean;
}

const defaultMinimumGroup = 5;

/** Reads the expected lists that campaigns froze when they opened. */
export async function askedIn(municipalityId: string, period: string): Promise<Asked> {
  const [campaigns, promised] = await Promise.all([
    campaignsOf(municipalityId, { period }),
    promisedGroups(municipalityId),
  ]);
  return askedBy(campaigns, promised, period);
}

function askedBy(
  campaigns: readonly Campaign[],
  promised: readonly Pick<Campaign, 'formKey' | 'period' | 'minimumGroup'>[],
  period: string,
): Asked {
  const of = (formKeys: readonly string[]) =>
    campaigns.filter(({ formKey }) => formKeys.includes(formKey));
  const organizations = (formKeys: readonly string[]) =>
    new Set(of(formKeys).flatMap(({ expected }) => expected.map((one) => one.organizationId)));
  const known = new Map<string, ReadonlySet<string> | null>();
  const organizationsOf = ({ formKeys }: Asks) => {
    const asking = formKeys.filter((keys) => of(keys).length > 0);
    if (asking.length === 0) return null;
    const [first, ...others] = asking.map(organizations);
    return new Set([...(first ?? [])].filter((id) => others.every((other) => other.has(id))));
  };
  return {
    campaigns,
    organizationsOf(asks) {
      const name = JSON.stringify(asks.formKeys);
      const found = known.get(name);
      if (found !== undefined) return found;
      const asked = organizationsOf(asks);
      known.set(name, asked);
      return asked;
    },
    minimumGroupOf({ leaves }) {
      const rows = leaves.filter((leaf) => leaf.from === 'rows');
      const groups = promised.filter((one) =>
        rows.some(({ source, span }) => {
          const distance = periodsBetween(one.period, period);
          const isOf = 'form' in source && source.form === one.formKey;
          return isOf && distance !== null && distance >= 0 && reaches(span, distance);
        }),
      );
      return groups.length > 0
        ? Math.max(...groups.map(({ minimumGroup }) => minimumGroup))
        : defaultMinimumGroup;
    },
    versionsOf: (formKey) => [...new Set(of([formKey]).map(({ formVersion }) => formVersion))],
    isAsked: (formKey) => of([formKey]).length > 0,
  };
}

/** Whether a measure is about an organization of this type and cluster at all. */
export function isOfPopulation(
  population: Pick<CompiledPopulation, 'types' | 'clusters'> | null,
  organization: Pick<Organization, 'type' | 'cluster'>,
): boolean {
  if (population === null) return true;
  const { types, clusters } = population;
  return (
    (types === null || types.includes(organization.type)) &&
    (clusters === null || clusters.includes(organization.cluster))
  );
}
