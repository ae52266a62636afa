import { describe, expect, it } from 'vitest';
import { exceptionInput } from '../../server/assignments/schema.ts';
import { closingInput } from '../../server/campaigns/schema.ts';
import { line, moment } from '../../server/inputs.ts';
import { municipalitySettings } from '../../server/municipalities/schema.ts';
import { organizationInput } from '../../server/organizations/schema.ts';
import { writeFeed } from '../../server/schedules/feed.ts';
import { occurrenceQuery } from '../../server/schedules/occurrence.schema.ts';
import { anchorsInput } from '../../server/schedules/plan.schema.ts';

const saysOf = (read: { success: boolean; error?: { issues: { message: string }[] } }) =>
  read.error?.issues.map(({ message }) => message) ?? [];

describe('a moment that somebody sets', () => {
  it.each(['9999-12-31T23:59:00Z', '0001-01-01T00:00:00+14:00', '2100-01-01T00:00:00Z'])(
    'lies in no other century: %s',
    (text) => {
      expect(saysOf(moment.safeParse(text))).toEqual([expect.stringContaining('от 2000 до 2099')]);
      expect(closingInput.safeParse({ closesAt: text }).success).toBe(false);
      const exception = { assignmentIds: [crypto.randomUUID()], until: text, reason: 'Карантин' };
      expect(exceptionInput.safeParse(exception).success).toBe(false);
    },
  );

  it('is told once what is no moment at all', () => {
    expect(saysOf(moment.safeParse('завтра'))).toHaveLength(1);
    expect(moment.safeParse('2026-11-22T10:00:00+10:00').success).toBe(true);
  });
});

it.each(['2026-2020', '2026-2099', '2026-2026'])('is no school year: %s', (year) => {
  expect(occurrenceQuery.safeParse({ year }).success).toBe(false);
  expect(anchorsInput.safeParse({ year, anchorId: 'a', events: [] }).success).toBe(false);
  expect(municipalitySettings.shape.workingYear.safeParse(year).success).toBe(false);
});

describe('a name', () => {
  it('is one line', () => {
    const forged = 'Город\r\nX-EVIL:1';
    expect(saysOf(line(2, 200).safeParse(forged))).toHaveLength(1);
    expect(municipalitySettings.shape.name.safeParse(forged).success).toBe(false);
    expect(organizationInput.shape.name.safeParse(forged).success).toBe(false);
    expect(line(2, 200).safeParse(' Школа № 1 ').data).toBe('Школа № 1');
  });

  it('adds no line to a calendar, also where it was kept before', () => {
    const lines = writeFeed('Город\r\nX-EVIL:1', [], new Date()).split(/\r?\n/);
    expect(lines.filter((one) => one.startsWith('X-EVIL'))).toEqual([]);
    expect(lines).toContain('X-WR-CALNAME:Город X-EVIL:1');
  });
});
