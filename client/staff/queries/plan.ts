import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AnchorList,
  AnchorPreview,
  AnchorsInput,
  FeedList,
  Order,
  OrganizationEventInput,
  OrganizationPlanDetail,
  OrganizationPlanList,
  PlanDifference,
  PlanVersionList,
  PlanVersionView,
  ResponsibleBulkInput,
  ResponsibleBulkView,
  ScheduleSettings,
  ScheduleSettingsView,
} from '../../../server/schedules/plan.schema.ts';
import { api, queryString } from '../api.ts';
import { keys } from './keys.ts';

/** Everything of the plan stands under one key: a change of one part moves the others. */
function usePlanChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: keys.schedules }),
  });
}

/** Events from which others count, with their dates in a working year. */
export function useAnchors() {
  return useQuery({
    queryKey: keys.anchors,
    queryFn: () => api.get<AnchorList>('/api/schedule/anchors'),
  });
}

/** What dates of a named event would do to the plan; writes nothing. */
export function useAnchorPreview(input: AnchorsInput, enabled: boolean) {
  return useQuery({
    queryKey: keys.anchorPreview(input),
    queryFn: () => api.post<AnchorPreview>('/api/schedule/anchors/preview', input),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useSaveAnchor() {
  return usePlanChange((input: AnchorsInput) =>
    api.put<AnchorList>('/api/schedule/anchors', input),
  );
}

/** Rules of the whole schedule and the meetings of its council. */
export function useScheduleSettings() {
  return useQuery({
    queryKey: keys.scheduleSettings,
    queryFn: () => api.get<ScheduleSettingsView>('/api/schedule/settings'),
  });
}

export function useSaveSettings() {
  return usePlanChange((input: ScheduleSettings) =>
    api.put<ScheduleSettingsView>('/api/schedule/settings', input),
  );
}

/** How many rows a rule would give somebody. */
export function useResponsiblePreview(filter: ResponsibleBulkInput['filter']) {
  return useQuery({
    queryKey: keys.responsiblePreview(filter),
    queryFn: () =>
      api.post<ResponsibleBulkView>('/api/schedule/responsible', {
        filter,
        // Nothing is written: whom the rows would go to makes no difference to their number.
        responsible: { text: '?' },
        preview: true,
      } satisfies ResponsibleBulkInput),
    placeholderData: keepPreviousData,
  });
}

/** Gives many rows somebody responsible. */
export function useSetResponsible() {
  return usePlanChange((input: ResponsibleBulkInput) =>
    api.post<ResponsibleBulkView>('/api/schedule/responsible', input),
  );
}

/** The plan as it was approved by orders. */
export function usePlanVersions() {
  return useQuery({
    queryKey: keys.planVersions,
    queryFn: () => api.get<PlanVersionList>('/api/schedule/versions'),
  });
}

export function useApproveVersion() {
  return usePlanChange((input: { order: PlanVersionView['order']; note: string }) => {
    const { file: _file, regulationFile: _regulation, ...order } = input.order;
    return api.post<PlanVersionView>('/api/schedule/versions', { order, note: input.note });
  });
}

/** What has changed since a version, up to another one or to the plan as it is now. */
export function usePlanDifference(from: number, to: number | null) {
  return useQuery({
    queryKey: keys.planDifference(from, to),
    queryFn: () =>
      api.get<PlanDifference>(`/api/schedule/versions/${from}/difference${queryString({ to })}`),
  });
}

/** How far the organizations' own plans are. */
export function useOrganizationPlans(enabled = true) {
  return useQuery({
    queryKey: keys.organizationPlans,
    queryFn: () => api.get<OrganizationPlanList>('/api/schedule/organizations'),
    enabled,
  });
}

export function useOrganizationPlan(id: string) {
  return useQuery({
    queryKey: keys.organizationPlan(id),
    queryFn: () => api.get<OrganizationPlanDetail>(organizationPath(id)),
    enabled: id !== '',
  });
}

const organizationPath = (id: string) => `/api/schedule/organizations/${encodeURIComponent(id)}`;

/** Gives an event dates of the organization's own, or marks it as done. */
export function useSaveOrganizationEvent(id: string) {
  return usePlanChange(
    ({ occurrenceId, ...body }: OrganizationEventInput & { occurrenceId: string }) =>
      api.patch<OrganizationPlanDetail>(`${organizationPath(id)}/events/${occurrenceId}`, body),
  );
}

/** Approves an organization's plan, or takes the approval back. */
export function useApproveOrganizationPlan(id: string) {
  return usePlanChange(
    ({ act, ...body }: { act: 'approve' | 'reopen'; version: number; order?: Order | null }) =>
      api.post<OrganizationPlanDetail>(`${organizationPath(id)}/${act}`, body),
  );
}

/** Calendar subscriptions of the signed-in person. */
export function useFeeds() {
  return useQuery({
    queryKey: keys.feeds,
    queryFn: () => api.get<FeedList>('/api/schedule/feeds'),
  });
}

/** Makes a subscription's address, or withdraws it for good. */
export function useChangeFeed() {
  return usePlanChange(({ kind, act }: { kind: 'mine' | 'plan'; act: 'make' | 'revoke' }) =>
    act === 'make'
      ? api.post<unknown>(`/api/schedule/feeds/${kind}`)
      : api.delete<unknown>(`/api/schedule/feeds/${kind}`),
  );
}
