import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Brief, Summary } from '../../../server/reports/schema.ts';
import { api, queryString } from '../api.ts';
import { useLanguage } from '../i18n/index.ts';
import { keys } from './keys.ts';

/** Organizations × questions or elements of a campaign; texts come in the screen's language. */
export function useSummary(campaignId: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.summary(campaignId), language],
    queryFn: () => api.get<Summary>(`/api/campaigns/${campaignId}/summary`),
  });
}

/** What a справка is about: an organization ('' for the municipality), and what goes into it. */
export interface BriefAbout {
  campaignId: string;
  organization: string;
  /** Ids of columns by commas; '' for the most telling ones. */
  items: string;
}

/** One page about an organization or the municipality. */
export function useBrief({ campaignId, organization, items }: BriefAbout) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...keys.brief(campaignId, organization, items), language],
    queryFn: () =>
      api.get<Brief>(`/api/campaigns/${campaignId}/brief${queryString({ organization, items })}`),
    placeholderData: keepPreviousData,
  });
}

/** The address of the summary as a spreadsheet. */
export function summaryFile(campaignId: string): string {
  return `/api/campaigns/${campaignId}/summary.xlsx`;
}

/** The address of the page as a document; `all` for every organization in one file. */
export function briefFile({ campaignId, organization, items }: BriefAbout): string {
  return `/api/campaigns/${campaignId}/brief.docx${queryString({ organization, items })}`;
}

/** Has the server make a file and hands it to the browser to save. */
export function useDownload() {
  return useMutation({
    mutationFn: async ({ path, body }: { path: string; body?: unknown }) => {
      const { blob, name } = await api.file(path, body);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      // The browser has taken the file by the next turn.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });
}
