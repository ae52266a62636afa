import { describe, expect, test } from 'vitest';
import {
  campaignInputOf,
  draftFaults,
  draftOf,
  emptyDraft,
  strangers,
  suggestedTitle,
  typedPeople,
} from '../../../client/staff/pages/campaigns/draft.ts';
import { campaignInput, type CampaignProgress } from '../../../server/campaigns/schema.ts';
import type { OrganizationView } from '../../../server/organizations/schema.ts';
import type { FormView } from '../../../server/forms/schema.ts';

const zone = 'Asia/Vladivostok';
const now = new Date('2026-11-22T03:00:00Z');
const form = { key: 'parents-school', latestVersion: 2, kind: 'questionnaire' } as FormView;

const school = '0ea738ec-6acb-43ec-95b9-e4e5aa00f5e6';
const complete = {
  ...emptyDraft(zone, now),
  formKey: form.key,
  title: 'Опрос родителей',
  period: '2026-2027',
  organizationIds: [school],
};

test.each([
  ['Данные школы за учебный год', '2026/27 учебный год', 'Данные школы, 2026/27 учебный год'],
  ['Данные школы за квартал', 'II квартал 2026 года', 'Данные школы, II квартал 2026 года'],
  ['School data, school year', 'school year 2026/27', 'School data, school year 2026/27'],
  ['Анкета для родителей', '2026 год', 'Анкета для родителей, 2026 год'],
  ['Данные школы за учебный год', '', 'Данные школы за учебный год'],
])(
  'the campaign of «%s» for %s is called %s until somebody says otherwise',
  (form, period, title) => {
    expect(suggestedTitle(form, period)).toBe(title);
  },
);

test('a suggested title keeps its period, however long the form’s own is', () => {
  const title = suggestedTitle('Данные '.repeat(60), '2026 год');
  expect(title).toHaveLength(200);
  expect(title.endsWith(', 2026 год')).toBe(true);
});

describe('a campaign being written', () => {
  test('opens now and closes at the end of a working day in ten days, by the municipality’s clock', () => {
    expect(complete.opensAt).toBe('2026-11-22T13:00');
    expect(complete.closesAt).toBe('2026-12-02T18:00');
  });

  test('is what the server accepts once it has no faults', () => {
    expect(draftFaults(complete, zone, now)).toEqual({});
    const input = campaignInput.parse(campaignInputOf(complete, form, zone));
    expect(input).toMatchObject({ opensAt: '2026-11-22T03:00:00.000Z', anonymity: 'anonymous' });
  });

  test('of a data form is never anonymous', () => {
    const dataForm = { ...form, kind: 'dataForm' as const };
    expect(campaignInputOf(complete, dataForm, zone).anonymity).toBe('named');
  });

  test('of a data form alone has days of grace and a signature', () => {
    const typed = { ...complete, graceDays: '5', signature: true };
    const dataForm = { ...form, kind: 'dataForm' as const };
    const report = campaignInput.parse(campaignInputOf(typed, dataForm, zone));
    expect(report).toMatchObject({ graceDays: 5, signature: true });
    expect(campaignInputOf(typed, form, zone)).not.toHaveProperty('graceDays');
  });

  test.each([
    [{ formKey: '' }, 'formKey', 'needForm'],
    [{ title: ' а ' }, 'title', 'needName'],
    [{ period: '' }, 'period', 'needPeriod'],
    [{ organizationIds: [] }, 'organizationIds', 'needOrganizations'],
    [{ opensAt: '' }, 'opensAt', 'needOpens'],
    [{ closesAt: '' }, 'closesAt', 'needCloses'],
    [{ closesAt: '2026-11-22T13:00' }, 'closesAt', 'closesBeforeOpens'],
    [{ opensAt: '2026-01-01T00:00', closesAt: '2026-11-22T12:59' }, 'closesAt', 'closesInPast'],
    [{ graceDays: '' }, 'graceDays', 'needGrace'],
    [{ graceDays: '61' }, 'graceDays', 'needGrace'],
    [{ graceDays: '1,5' }, 'graceDays', 'needGrace'],
    [{ minimumGroup: '2' }, 'minimumGroup', 'needGroup'],
    [{ minimumGroup: '5,5' }, 'minimumGroup', 'needGroup'],
    [{ minimumGroup: '' }, 'minimumGroup', 'needGroup'],
    [{ people: { [school]: '0' } }, 'people', 'needPeople'],
    [{ people: { [school]: 'много' } }, 'people', 'needPeople'],
  ])('with %j needs attention at %s', (part, field, need) => {
    expect(draftFaults({ ...complete, ...part }, zone, now)).toEqual({ [field]: need });
  });

  test('sends the numbers typed for its own organizations, empty as unknown', () => {
    const other = 'd6a2a4a0-5b0f-4f3c-9f0c-5a3c7d6d0b11';
    const inputOf = (people: Record<string, string>) =>
      campaignInput.parse(campaignInputOf({ ...complete, people }, form, zone)).people;
    expect(inputOf({})).toBeUndefined();
    expect(inputOf({ [school]: '1 200' })).toEqual([{ organizationId: school, people: 1200 }]);
    expect(inputOf({ [school]: '', [other]: '5' })).toEqual([
      { organizationId: school, people: null },
    ]);
  });

  test.each([
    ['12', 12],
    [' 1 200 ', 1200],
    ['', null],
    ['0', undefined],
    ['-3', undefined],
    ['1,5', undefined],
    ['100001', undefined],
  ])('reads the expected number %j as %j', (text, people) => {
    expect(typedPeople(text)).toBe(people);
  });

  test('read back from storage is typed as it was, with only the numbers of its own', () => {
    const registry = [
      { id: school, type: 'school', headcount: 400, teachers: 30 },
      { id: 'b', type: 'kindergarten', headcount: null, teachers: null },
    ] as OrganizationView[];
    const stored = {
      campaign: {
        ...{ ...complete, formVersion: 2, audience: 'parents', minimumGroup: 5 },
        opensAt: '2026-11-22T03:00:00.000Z',
        dueAt: '2026-12-02T08:00:00.000Z',
        closesAt: '2026-12-05T08:00:00.000Z',
        graceDays: 3,
        signature: true,
      },
      organizations: [
        { id: school, expected: 400 },
        { id: 'b', expected: 7 },
      ],
    } as unknown as CampaignProgress;
    const draft = draftOf(stored, registry, zone);
    expect(draft.people).toEqual({ b: '7' });
    expect([draft.opensAt, draft.closesAt]).toEqual(['2026-11-22T13:00', '2026-12-02T18:00']);
    const schools = { ...form, organizationTypes: ['school'] };
    expect(strangers(draft, schools, registry).map(({ id }) => id)).toEqual(['b']);
  });
});
