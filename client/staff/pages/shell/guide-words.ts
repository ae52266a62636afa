import type { GuideStep, GuideView } from '../../../../server/guide/schema.ts';

/** Where a step of the first day is done, given how far the municipality is. */
export function placeOf(step: GuideStep, guide: GuideView): string {
  const { organizations, campaignId } = guide;
  const campaign = (tab: string) =>
    campaignId === null ? '/campaigns' : `/campaigns/${campaignId}?tab=${tab}`;
  switch (step) {
    case 'organizations':
      return organizations === 0 ? '/organizations/import' : '/people';
    case 'forms':
      return '/forms';
    case 'campaign':
      return campaignId === null ? '/campaigns/new' : campaign('links');
    case 'progress':
      return campaign('progress');
    case 'summary':
      return campaign('summary');
  }
}

/** The number of a step as people count, from 1. */
export function numberOf(step: GuideStep, { steps }: GuideView): number {
  return steps.findIndex(({ id }) => id === step) + 1;
}
