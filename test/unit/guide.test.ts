import { describe, expect, it } from 'vitest';
import { stepsOf, type GuideFacts } from '../../server/guide/steps.ts';

const nothing: GuideFacts = {
  organizations: 0,
  coordinators: 0,
  invited: 0,
  ownForm: false,
  draftForm: false,
  openedCampaign: false,
  draftCampaign: false,
  responses: false,
};

const by = (mark: 'done' | 'skipped') => ({ mark, by: 'Ирина' });

describe('the steps of the first day', () => {
  it.each<[string, Partial<GuideFacts>, Parameters<typeof stepsOf>[1], string, string | null]>([
    ['nothing yet', {}, {}, 'todo todo todo todo todo', 'organizations'],
    [
      'schools without people',
      { organizations: 3, coordinators: 2 },
      {},
      'begun todo todo todo todo',
      'organizations',
    ],
    [
      'invited',
      { organizations: 3, coordinators: 2, invited: 1 },
      {},
      'done todo todo todo todo',
      'forms',
    ],
    [
      'a draft of a form',
      { organizations: 3, invited: 1, draftForm: true },
      {},
      'done begun todo todo todo',
      'forms',
    ],
    [
      'a ready form will do',
      { organizations: 3, invited: 1, draftForm: true },
      { forms: by('skipped') },
      'done skipped todo todo todo',
      'campaign',
    ],
    [
      'sent, nobody has answered',
      { organizations: 3, invited: 1, ownForm: true, openedCampaign: true },
      {},
      'done done done begun todo',
      'progress',
    ],
    [
      'a ready form sent as it is',
      { organizations: 3, invited: 1, openedCampaign: true },
      {},
      'done done done begun todo',
      'progress',
    ],
    [
      'sent before people were invited',
      { organizations: 3, openedCampaign: true, responses: true },
      {},
      'begun done done done todo',
      'organizations',
    ],
    [
      'the data count more than an old mark',
      { organizations: 3, invited: 1 },
      { organizations: by('skipped') },
      'done todo todo todo todo',
      'forms',
    ],
    [
      'all',
      { organizations: 3, invited: 1, ownForm: true, openedCampaign: true, responses: true },
      { summary: by('done') },
      'done done done done done',
      null,
    ],
  ])('%s', (_, facts, marks, states, current) => {
    const result = stepsOf({ ...nothing, ...facts }, marks);
    expect(result.steps.map(({ state }) => state).join(' ')).toBe(states);
    expect(result.current).toBe(current);
  });

  it('say who marked them, and only then', () => {
    const { steps } = stepsOf({ ...nothing, organizations: 1, invited: 1 }, { forms: by('done') });
    expect(steps.map(({ markedBy }) => markedBy)).toEqual([null, 'Ирина', null, null, null]);
  });
});
