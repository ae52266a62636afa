import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from '../../server/app.ts';
import { invitePeople, findInvitation } from '../../server/people/invitations.model.ts';
import { findAccount } from '../../server/people/model.ts';
import type {
  InvitationsView,
  JoinView,
  PersonInput,
  PersonRow,
  SessionView,
} from '../../server/people/schema.ts';
import { startTestApp, testPassword, type TestApp, type Town } from '../support/app.ts';
import { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

let added = 0;

/** A coordinator of the first school who has never signed in. */
async function addCoordinator(over: Partial<PersonInput> = {}): Promise<PersonRow> {
  added += 1;
  const reply = await town.asIrina.post('/api/people', {
    name: `Новикова ${added}`,
    role: 'coordinator',
    organizationIds: [town.schools[0]?._id],
    ...over,
  });
  expect(reply.status, reply.text).toBe(200);
  return reply.json<PersonRow>();
}

async function invite(personIds: string[], by: Person = town.asIrina) {
  const reply = await by.post('/api/people/invitations', { personIds });
  expect(reply.status, reply.text).toBe(200);
  return reply.json<InvitationsView>();
}

async function codeFor(id: string, by: Person = town.asIrina): Promise<string> {
  return (await invite([id], by)).invitations[0]?.code ?? '';
}

/** Somebody who is not signed in, yet has a page open. */
async function opened(url = app.url): Promise<Person> {
  const visitor = new Person(url, 'ru');
  await visitor.signIn('nobody', 'nothing');
  return visitor;
}

const join = async (code: string, password = testPassword, who?: Person) =>
  (who ?? (await opened())).post('/api/join/password', { code, password });

const codeOf = (reply: { json: () => { error: { code: string } } }) => reply.json().error.code;

describe('an invitation', () => {
  it('needs the page’s token, a code and a password of ten characters', async () => {
    const { id } = await addCoordinator();
    const code = await codeFor(id);
    const bare = await app.visitor().post('/api/join/password', { code, password: testPassword });
    expect(codeOf(bare)).toBe('csrf.invalid');
    for (const [sent, status, path] of [
      [{ code: 'KBHT', password: testPassword }, 422, 'code'],
      [{ code, password: 'девять зн' }, 422, 'password'],
      [{ code, password: 'qwerty12345' }, 422, 'password'],
    ] as const) {
      const reply = await (await opened()).post('/api/join/password', sent);
      expect([reply.status, reply.json().error.path]).toEqual([status, path]);
    }
    expect((await join(code)).status).toBe(200);
  });

  it('says whom it is for, lets in at once, and is then used up', async () => {
    const { id, login, name } = await addCoordinator();
    const made = await invite([id]);
    const { code, url, person } = made.invitations[0] ?? {};
    expect([made.address, url]).toEqual([`${app.url}/join`, `${app.url}/join#${code}`]);
    expect(person).toMatchObject({ id, state: 'invited' });
    const visitor = await opened();
    const view = (await visitor.post('/api/join', { code: url })).json<JoinView>();
    expect(view).toMatchObject({ name, login, organizations: ['Школа № 1'], hasPassword: false });
    expect(view.municipality).toMatch(/^Город/);

    const joined = await join(code?.toLowerCase() ?? '', testPassword, visitor);
    expect(joined.json<SessionView>().person).toMatchObject({ id, role: 'coordinator' });
    expect((await visitor.get('/api/organizations')).status).toBe(200);
    expect((await app.visitor().signIn(login, testPassword)).status).toBe(200);
    const again = await join(code ?? '', 'другой пароль тут');
    expect([again.status, codeOf(again)]).toEqual([410, 'invitation.used']);
    const look = await (await opened()).post('/api/join', { code });
    expect(codeOf(look)).toBe('invitation.used');
  });

  it('lets one in, of two who use it at the same moment', async () => {
    const { id, login } = await addCoordinator();
    const code = await codeFor(id);
    const visitors = await Promise.all(Array.from({ length: 6 }, () => opened()));
    const passwords = visitors.map((_, index) => `пароль каждого свой ${index}`);
    const replies = await Promise.all(
      visitors.map((visitor, index) => join(code, passwords[index], visitor)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter((one) => one.status !== 200).map(codeOf)).toEqual(
      Array(5).fill('invitation.used'),
    );
    const winner = replies.findIndex(({ status }) => status === 200);
    expect((await app.visitor().signIn(login, passwords[winner] ?? '')).status).toBe(200);
  });

  it('is withdrawn by a newer one, by a block and by another role', async () => {
    const person = await addCoordinator();
    const first = await codeFor(person.id);
    const second = await codeFor(person.id);
    expect(codeOf(await join(first))).toBe('invitation.withdrawn');
    await town.asIrina.post(`/api/people/${person.id}/block`);
    expect(codeOf(await join(second))).toBe('invitation.withdrawn');
    const while_ = await town.asIrina.post('/api/people/invitations', { personIds: [person.id] });
    expect(codeOf(while_)).toBe('person.blocked');
    await town.asIrina.post(`/api/people/${person.id}/unblock`);
    const third = await codeFor(person.id);
    const { name, email, phone } = person;
    const raised = { name, email, phone, role: 'administrator', organizationIds: [] };
    expect((await town.asVera.put(`/api/people/${person.id}`, raised)).status).toBe(200);
    expect(codeOf(await join(third))).toBe('invitation.withdrawn');
  });

  it('of several made for one person at once leaves one that works', async () => {
    const { id } = await addCoordinator();
    const codes = await Promise.all([1, 2, 3].map(() => codeFor(id)));
    const states = await Promise.all(
      codes.map(async (code) => (await (await opened()).post('/api/join', { code })).status),
    );
    expect(states.toSorted()).toEqual([200, 410, 410]);
  });

  it('ends after fourteen days', async () => {
    const { id } = await addCoordinator();
    const irina = await findAccount(
      (await town.asIrina.get('/api/session')).json<SessionView>().person?.id ?? '',
    );
    const actor = { ...town.by.actor, accountId: irina?._id ?? '' };
    const now = new Date();
    const [made] = await invitePeople({ actor, now }, [id]);
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
    expect(made?.expiresAt).toEqual(later(14));
    expect((await findInvitation(made?.code ?? '', later(13))).account._id).toBe(id);
    await expect(findInvitation(made?.code ?? '', later(14))).rejects.toMatchObject({
      code: 'invitation.expired',
    });
    const past = { actor, now: later(-15) };
    const [old] = await invitePeople(past, [id]);
    const reply = await join(old?.code ?? '');
    expect([reply.status, codeOf(reply)]).toEqual([410, 'invitation.expired']);
    const rows = (await town.asIrina.get('/api/people')).json<PersonRow[]>();
    expect(rows.find((one) => one.id === id)?.state).toBe('waiting');
  });

  it('that nobody made is unknown', async () => {
    const reply = await join('2222-2222-2222-2222-2222');
    expect([reply.status, codeOf(reply)]).toEqual([404, 'invitation.unknown']);
  });

  it('is never made by a specialist for an administrator, alone or among others', async () => {
    const people = (await town.asIrina.get('/api/people')).json<PersonRow[]>();
    const vera = people.find(({ name }) => name === 'vera')?.id ?? '';
    const irina = people.find(({ name }) => name === 'irina')?.id ?? '';
    const { id } = await addCoordinator();
    for (const [by, personIds, code] of [
      [town.asIrina, [vera], 'person.beyond'],
      [town.asIrina, [id, vera], 'person.beyond'],
      [town.asIrina, [irina], 'person.self'],
      [town.asVera, [vera], 'person.self'],
    ] as const) {
      const reply = await by.post('/api/people/invitations', { personIds });
      expect(codeOf(reply)).toBe(code);
    }
    const rows = (await town.asIrina.get('/api/people')).json<PersonRow[]>();
    expect(rows.find((one) => one.id === id)?.state).toBe('waiting');
    expect((await invite([irina], town.asVera)).invitations).toHaveLength(1);
  });

  it('is kept as a hash alone, and the log has no secret', async () => {
    const { id } = await addCoordinator({ email: 'secret@example.ru' });
    const code = await codeFor(id);
    const stored = await mongoose.connection.collection<{ _id: string }>('accounts').findOne({
      _id: id,
    });
    expect(JSON.stringify(stored)).not.toContain(code);
    expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''));
    await join(code);
    await app.runJobs();
    const audit = await town.asIrina.get(`/api/audit?subject=${id}`);
    expect(audit.json<{ action: string }[]>().map(({ action }) => action)).toEqual([
      'account.join',
      'account.invite',
      'account.write',
    ]);
    for (const secret of [code, testPassword, 'secret@example.ru', 'argon2']) {
      expect(audit.text).not.toContain(secret);
    }
  });
});

describe('a password', () => {
  it('set by an invitation ends the sessions before it', async () => {
    const { id, login } = await addCoordinator();
    const first = await opened();
    await join(await codeFor(id), testPassword, first);
    expect((await first.get('/api/organizations')).status).toBe(200);
    const code = await codeFor(id);
    expect((await (await opened()).post('/api/join', { code })).json<JoinView>()).toMatchObject({
      hasPassword: true,
    });
    expect((await first.get('/api/organizations')).status).toBe(200);
    expect((await join(code, 'совсем другой пароль')).status).toBe(200);
    expect((await first.get('/api/organizations')).status).toBe(401);
    expect((await app.visitor().signIn(login, testPassword)).status).toBe(401);
  });

  it('is changed with the present one only; other sessions end, this one goes on', async () => {
    const { id, login } = await addCoordinator();
    await join(await codeFor(id));
    const [here, there] = [app.visitor(), app.visitor()];
    await here.signIn(login, testPassword);
    await there.signIn(login, testPassword);
    const next = { current: testPassword, password: 'лыжи снег утро' };
    const path = '/api/session/password';
    expect((await app.visitor().put(path, next)).status).toBe(403);
    expect(codeOf(await here.put(path, { ...next, current: 'не тот' }))).toBe('password.wrong');
    expect(codeOf(await here.put(path, { ...next, password: '1234567890' }))).toBe('password.weak');
    expect((await here.put(path, next)).status).toBe(200);
    expect((await here.get('/api/organizations')).status).toBe(200);
    expect((await there.get('/api/organizations')).status).toBe(401);
    expect((await app.visitor().signIn(login, testPassword)).status).toBe(401);
    expect((await app.visitor().signIn(login, 'лыжи снег утро')).status).toBe(200);
    await app.runJobs();
    const lines = await town.asIrina.get(`/api/audit?subject=${id}`);
    expect(lines.json<{ action: string }[]>()[0]?.action).toBe('account.password');
  });
});

it('guessing is slowed down: after so many codes an address waits', async () => {
  const server = createServer(
    makeApp({
      config: { appSecret: app.secret, publicUrl: app.url, cookieSecure: false, trustProxy: 0 },
      log: pino({ level: 'silent' }),
      wake: () => undefined,
      limits: { answers: 9, pages: 9, misses: 9, staff: 99, signIn: 3 },
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const visitor = await opened(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const codes: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    codes.push(codeOf(await visitor.post('/api/join', { code: '2222-2222-2222-2222-2222' })));
  }
  expect(codes).toEqual([...Array<string>(3).fill('invitation.unknown'), 'rate.limited']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
