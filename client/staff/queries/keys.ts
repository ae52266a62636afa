/** Every query's key, in one place: what is read under a key is refreshed by the same key. */
export const keys = {
  session: ['session'],
  /** Whether the server has said that the session is over while the screen is still open. */
  sessionEnded: ['session', 'ended'],
  municipality: ['municipality'],
  catalogTemplates: ['catalogTemplates'],
  organizations: ['organizations'],
  forms: ['forms'],
  formVersion: (key: string, version: number) => ['forms', key, version],
  campaigns: ['campaigns'],
  campaign: (id: string) => ['campaigns', id],
  links: (campaignId: string) => ['campaigns', campaignId, 'links'],
  results: (campaignId: string, organizationId: string) => [
    'campaigns',
    campaignId,
    'results',
    organizationId,
  ],
  assignments: ['assignments'],
  assignment: (id: string) => ['assignments', id],
  indicators: (period: string) => ['indicators', 'tree', period],
  indicator: (key: string, period: string) => ['indicators', 'one', key, period],
  schedules: ['schedule'],
  schedule: (filter: object) => ['schedule', filter],
  audit: (limit: number) => ['audit', limit],
} as const;
