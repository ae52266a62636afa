import { describe, expect, it } from 'vitest';
import { outcomeOf, retryDelayMs } from '../../../client/respond/send.ts';

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers });
}

function refusal(code: string, more: Record<string, unknown> = {}) {
  return { error: { code, message: 'Почему', ...more } };
}

describe('what an answer of the server means', () => {
  it('takes only the acknowledgment itself for success', async () => {
    expect(await outcomeOf(answer(201, { id: 'x', acknowledged: true }))).toEqual({
      kind: 'accepted',
    });
    expect(await outcomeOf(answer(200, { id: 'x', acknowledged: true }))).toEqual({
      kind: 'accepted',
    });
    // A captive portal of a school's network answers 200 with a page of its own.
    expect(await outcomeOf(answer(200, '<html>Wi-Fi</html>'))).toMatchObject({ kind: 'retry' });
    expect(await outcomeOf(answer(200, { id: 'x' }))).toMatchObject({ kind: 'retry' });
  });

  it.each([
    [429, 'busy'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [504, 'server'],
  ])('%d is worth another try', async (status, reason) => {
    const outcome = await outcomeOf(answer(status, 'unreadable', { 'Retry-After': '7' }));
    expect(outcome).toEqual({ kind: 'retry', reason, afterMs: 7000 });
  });

  it.each([
    [404, 'link.unknown', 'closed'],
    [410, 'campaign.closed', 'closed'],
    [410, 'link.revoked', 'closed'],
    [409, 'response.conflict', 'conflict'],
    [409, 'response.version', 'stale'],
    [422, 'response.day', 'stale'],
    [409, 'campaign.notYet', 'refused'],
    [400, 'body.malformed', 'refused'],
    [413, 'body.tooLarge', 'tooLarge'],
  ])('%d %s is final: %s', async (status, code, kind) => {
    expect(await outcomeOf(answer(status, refusal(code)))).toEqual({ kind, message: 'Почему' });
  });

  it('names the questions at fault, from the details or from the path alone', async () => {
    const details = [
      { path: 'answers.hours', code: 'range', message: 'Много' },
      { path: 'answers.m.a', code: 'required', message: 'Пусто' },
    ];
    expect(await outcomeOf(answer(422, refusal('response.invalid', { details })))).toEqual({
      kind: 'faults',
      message: 'Почему',
      faults: [
        { path: 'hours', message: 'Много' },
        { path: 'm.a', message: 'Пусто' },
      ],
    });
    const alone = await outcomeOf(answer(422, refusal('response.invalid', { path: 'answers.q' })));
    expect(alone).toMatchObject({ faults: [{ path: 'q', message: 'Почему' }] });
  });
});

describe('the pause before the next try', () => {
  it('doubles from two seconds up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map((tries) => retryDelayMs(tries, 0, 0))).toEqual([
      2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('is never shorter than the server asked for, and is spread', () => {
    expect(retryDelayMs(1, 30_000, 0)).toBe(30_000);
    expect(retryDelayMs(1, 0, 0.5)).toBe(2500);
  });
});
