import type { Language } from '../../forms/run/text.ts';
import { visibleOrganizations, type StaffActor } from '../access.ts';
import { getCampaign } from '../campaigns/model.ts';
import { seenCampaign } from '../campaigns/scope.ts';
import { getOrganization, listOrganizations } from '../organizations/model.ts';
import { notFound, Problem } from '../problem.ts';
import { briefWords } from './brief-words.ts';
import { makeBrief } from './brief.ts';
import type { Brief } from './schema.ts';
import { summaryOf } from './summary.ts';

interface Reader {
  actor: StaffActor;
  now: Date;
  language: Language;
}

interface Asked {
  campaignId: string;
  /** Null for the municipality; `all` for it and every organization. */
  organization: string | null;
  chosen: readonly string[] | null;
}

/**
 * The papers asked for. An organization's people get their own organization's only, without the
 * figures of others beside it: the municipality has not published them.
 *
 * @throws Problem the 404 of what they may not see, response.ownOnly for everybody's paper
 */
export async function briefsOf(reader: Reader, asked: Asked): Promise<Brief[]> {
  const { actor, language } = reader;
  const { campaignId, organization, chosen } = asked;
  const seen = await seenCampaign(actor, campaignId);
  const bound = visibleOrganizations(actor) !== 'all';
  const ids = seen.expected.map(({ organizationId }) => organizationId);
  if (bound && (organization === null || organization === 'all')) {
    throw new Problem('response.ownOnly', { path: 'organization' });
  }
  const wanted = organization === 'all' ? [null, ...ids] : [organization];
  if (wanted.some((id) => id !== null && !ids.includes(id))) throw unknown();
  // The table is everybody's; what is cut out of it here is the reader's.
  const summary = await summaryOf(reader, await getCampaign(actor.municipalityId, campaignId));
  const order = summary.rows.map(({ id }) => id);
  const sorted = wanted.toSorted((a, b) => order.indexOf(a ?? '') - order.indexOf(b ?? ''));
  const signer = await signerOf(reader, bound ? organization : null);
  return sorted.map((organizationId) => {
    const options = { organizationId, beside: !bound, chosen, signer, language };
    const made = makeBrief(summary, options);
    if (!made) throw unknown();
    return made;
  });
}

function unknown(): Problem {
  return notFound('организация в этой кампании', 'organization in this campaign');
}

/** Who signs: the head of the organization whose people made the paper, else the department's. */
async function signerOf(
  { actor: { municipalityId }, language }: Reader,
  organizationId: string | null,
): Promise<Brief['signer']> {
  const w = briefWords[language];
  if (organizationId !== null) {
    const { head } = await getOrganization(municipalityId, organizationId);
    return { position: w.head, name: head };
  }
  const [department] = await listOrganizations(municipalityId, { types: ['department'] });
  return { position: w.department, name: department?.head ?? '' };
}
