import { describe, expect, test } from 'vitest';
import {
  campaignInputOf,
  draftFaults,
  emptyDraft,
} from '../../../client/staff/pages/campaigns/draft.ts';
import { campaignInput } from '../../../server/campaigns/schema.ts';
import type { FormView } from '../../../server/forms/schema.ts';

const zone = 'Asia/Vladivostok';
const now = new Date('2026-11-22T03:00:00Z');
const form = { key: 'parents-school', latestVersion: 2, kind: 'questionnaire' } as FormView;

const complete = {
  ...emptyDraft(zone, now),
  formKey: form.key,
  title: 'Опрос родителей',
  period: '2026-2027',
  organizationIds: ['0ea738ec-6acb-43ec-95b9-e4e5aa00f5e6'],
};

describe('a campaign being written', () => {
  test('opens now and closes at the end of a day in two weeks, by the municipality’s clock', () => {
    expect(complete.opensAt).toBe('2026-11-22T13:00');
    expect(complete.closesAt).toBe('2026-12-06T23:59');
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

  test.each([
    [{ formKey: '' }, 'formKey', 'needForm'],
    [{ title: ' а ' }, 'title', 'needName'],
    [{ period: '' }, 'period', 'needPeriod'],
    [{ organizationIds: [] }, 'organizationIds', 'needOrganizations'],
    [{ opensAt: '' }, 'opensAt', 'needOpens'],
    [{ closesAt: '' }, 'closesAt', 'needCloses'],
    [{ closesAt: '2026-11-22T13:00' }, 'closesAt', 'closesBeforeOpens'],
    [{ opensAt: '2026-01-01T00:00', closesAt: '2026-11-22T12:59' }, 'closesAt', 'closesInPast'],
    [{ minimumGroup: '2' }, 'minimumGroup', 'needGroup'],
    [{ minimumGroup: '5,5' }, 'minimumGroup', 'needGroup'],
    [{ minimumGroup: '' }, 'minimumGroup', 'needGroup'],
  ])('with %j needs attention at %s', (part, field, need) => {
    expect(draftFaults({ ...complete, ...part }, zone, now)).toEqual({ [field]: need });
  });
});
