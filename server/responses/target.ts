import type { LinkActor } from '../access.ts';
import { getCampaign, type Campaign } from '../campaigns/model.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import { getVersion, type FormVersion } from '../forms/model.ts';
import { findByToken } from '../links/model.ts';
import { getMunicipality, type Municipality } from '../municipalities/model.ts';
import { Problem } from '../problem.ts';

/** What a respondent's link leads to. */
export interface Target extends LinkActor {
  campaign: Campaign;
  form: FormVersion;
  municipality: Municipality;
}

/**
 * How long a link's target is remembered. Every parent of a class opens the same link within
 * minutes; a revocation in another process is noticed after this time at the latest.
 */
const rememberMs = 5_000;
const most = 5_000;

/** Finds what tokens lead to, remembering it for a moment. */
export class Targets {
  readonly #known = new Map<string, { until: number; target: Target }>();

  /** The target of a token, or the problem that its page shows. */
  async find(token: string, now: Date): Promise<Target> {
    const known = this.#known.get(token);
    if (known && known.until > now.getTime()) return known.target;
    const target = await this.#load(token);
    if (this.#known.size >= most) this.#known.clear();
    this.#known.set(token, { until: now.getTime() + rememberMs, target });
    return target;
  }

  /** Forgets everything: called when a link is revoked or a campaign closed in this process. */
  forget(): void {
    this.#known.clear();
  }

  async #load(token: string): Promise<Target> {
    const link = await findByToken(token);
    if (link === null) throw new Problem('link.unknown');
    if (link === 'revoked') throw new Problem('link.revoked');
    const { municipalityId, campaignId, organizationId } = link;
    const campaign = await getCampaign(municipalityId, campaignId);
    const form = await getVersion(municipalityId, campaign.formKey, campaign.formVersion);
    const municipality = await getMunicipality(municipalityId);
    return {
      kind: 'link',
      role: 'respondent',
      linkId: link._id,
      municipalityId,
      campaignId,
      organizationId,
      campaign,
      form,
      municipality,
    };
  }
}

/** The problem of a campaign that does not take answers now; null when it does. */
export function closedProblem({ campaign }: Target, now: Date): Problem | null {
  const state = stateOf(campaign, now);
  if (state === 'open') return null;
  return new Problem(state === 'closed' ? 'campaign.closed' : 'campaign.notYet');
}
