import type { GuideStep, GuideView } from './schema.ts';

/** What the municipality's data say about its first day. */
export interface GuideFacts {
  organizations: number;
  coordinators: number;
  invited: number;
  /** A form version that people of the municipality published, or a draft of one. */
  ownForm: boolean;
  draftForm: boolean;
  openedCampaign: boolean;
  draftCampaign: boolean;
  responses: boolean;
}

type State = GuideView['steps'][number]['state'];

const guideOrder: readonly GuideStep[] = [
  'organizations',
  'forms',
  'campaign',
  'progress',
  'summary',
];

function derived(step: GuideStep, facts: GuideFacts): State {
  const between = (done: boolean, begun: boolean): State =>
    done ? 'done' : begun ? 'begun' : 'todo';
  switch (step) {
    case 'organizations':
      return between(facts.organizations > 0 && facts.invited > 0, facts.organizations > 0);
    case 'forms':
      // Whoever has sent a ready form has no need to change one first.
      return between(facts.ownForm || facts.openedCampaign, facts.draftForm);
    case 'campaign':
      return between(facts.openedCampaign, facts.draftCampaign);
    case 'progress':
      return between(facts.responses, facts.openedCampaign);
    case 'summary':
      // Only a person's visit tells, and that is written down as a mark.
      return 'todo';
  }
}

/**
 * Where each step stands. What the data show is done needs no mark; elsewhere a person's word
 * counts, who may have done it in another way or need it not at all.
 */
export function stepsOf(
  facts: GuideFacts,
  marks: Partial<Record<GuideStep, { mark: 'done' | 'skipped'; by: string }>>,
): Pick<GuideView, 'steps' | 'current'> {
  const steps = guideOrder.map((id) => {
    const state = derived(id, facts);
    const own = marks[id];
    if (state === 'done' || !own) return { id, state, markedBy: null };
    return { id, state: own.mark, markedBy: own.by };
  });
  const open = steps.find(({ state }) => state === 'todo' || state === 'begun');
  return { steps, current: open?.id ?? null };
}
