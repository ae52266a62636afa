import type { campaignStates } from './schema.ts';

export type CampaignState = (typeof campaignStates)[number];

interface Dates {
  opensAt: Date;
  closesAt: Date;
  openedAt: Date | null;
  closedAt: Date | null;
}

/**
 * Where a campaign stands at a moment: a draft until a person opens it, planned until its opening
 * time, open until its closing time or until a person closes it.
 */
export function stateOf(campaign: Dates, now: Date): CampaignState {
  if (campaign.openedAt === null) return 'draft';
  if (campaign.closedAt !== null || now >= campaign.closesAt) return 'closed';
  return now < campaign.opensAt ? 'planned' : 'open';
}

export const stateWords: Record<CampaignState, { ru: string; en: string }> = {
  draft: { ru: 'черновик', en: 'draft' },
  planned: { ru: 'ждёт открытия', en: 'planned' },
  open: { ru: 'идёт', en: 'open' },
  closed: { ru: 'завершена', en: 'closed' },
};
