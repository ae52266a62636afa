import pino from 'pino';
import { makeApp } from '../../server/app.ts';
import { fillFields } from '../../server/assignments/fill.model.ts';
import { assignCampaign, listAssignments } from '../../server/assignments/model.ts';
import { system } from '../../server/audit/entry.ts';
import { collectAudit } from '../../server/audit/model.ts';
import { createCampaign } from '../../server/campaigns/draft.model.ts';
import { openCampaign } from '../../server/campaigns/running.model.ts';
import { publishForm } from '../../server/forms/model.ts';
import { createMunicipality } from '../../server/municipalities/model.ts';
import { createOrganization } from '../../server/organizations/model.ts';
import { createAccount } from '../../server/people/model.ts';
import { connectStorage, createCollections } from '../../server/storage/connect.ts';
import { dataForm, filledIn, formCount, question, type FormsReady } from './autosave-form.ts';
import { serve, storageUri } from './side.ts';

/** The product as it runs, with a data form begun by each of many schools. */
const appSecret = 'bench-secret-bench-secret-bench-secret';
const schoolsEach = 20;
const password = 'correct horse battery';
const now = new Date();
await connectStorage({ mongodbUri: storageUri(), dataFolder: '' });
await createCollections();
const { _id: municipalityId } = await createMunicipality(
  { name: 'Замер', timeZone: 'Europe/Moscow', workingYear: '2021-2022', templateId: null },
  { actor: system, now },
);
const actor = {
  kind: 'account' as const,
  ...system,
  role: 'administrator' as const,
  municipalityId,
  organizationIds: [],
};
const by = { actor, now };
const schools = [];
for (let i = 1; i <= formCount; i += 1) {
  const name = `Школа № ${i}`;
  const about = { code: '', cluster: '', address: '', head: '', email: '', phone: '' };
  const type = 'school' as const;
  schools.push(
    await createOrganization(by, {
      ...{ name, shortName: name, type, ...about, headcount: null, teachers: null },
    }),
  );
}
const form = await publishForm(by, dataForm());
const draft = await createCampaign(
  by,
  {
    title: 'Замер',
    formKey: form.key,
    formVersion: form.version,
    period: '2021-2022',
    organizationIds: schools.map(({ _id }) => _id),
    opensAt: new Date(now.getTime() - 1000).toISOString(),
    closesAt: new Date(now.getTime() + 24 * 60 * 60 * 1000).toISOString(),
    anonymity: 'named',
    minimumGroup: 5,
  },
  form,
);
await assignCampaign(await openCampaign(by, draft, schools));
// Somebody fills in the forms of a few schools, as a coordinator does; many do so at once.
const people: { login: string; organizationIds: string[] }[] = [];
for (let i = 0; i < schools.length; i += schoolsEach) {
  const organizationIds = schools.slice(i, i + schoolsEach).map(({ _id }) => _id);
  const login = `bench-${i}`;
  const membership = { municipalityId, role: 'coordinator' as const, organizationIds };
  await createAccount({ ...{ login, name: 'Замер', password, now }, membership });
  people.push({ login, organizationIds });
}
const organizationIds = schools.map(({ _id }) => _id);
const coordinator = { ...actor, role: 'coordinator' as const, organizationIds };
const assignments = await listAssignments(municipalityId, { organizationIds });
const changes = Object.entries(filledIn()).map(([name, answer]) => ({
  ...{ question: name, base: 0, answer },
}));
for (const one of assignments) {
  await fillFields({ actor: coordinator, now }, one, { changes, since: 0 });
}
await collectAudit();

process.on('message', () => {
  void collectAudit().then(() => process.send?.({ collected: true }));
});
const many = 1_000_000_000;
const app = makeApp({
  config: { appSecret, publicUrl: 'http://127.0.0.1', cookieSecure: false, trustProxy: 0 },
  log: pino({ level: 'error' }),
  wake: () => undefined,
  limits: { answers: many, pages: many, misses: many, staff: many, signIn: many },
});
serve<FormsReady>(app, '', async (url) => {
  const own = await Promise.all(
    people.map(async ({ login, organizationIds: ids }) => {
      const headers = await signedIn(url, login);
      const theirs = assignments.filter((one) => ids.includes(one.organizationId));
      return theirs.map(({ _id: id }) => ({ id, headers }));
    }),
  );
  // People take turns.
  const turns = Array.from({ length: schoolsEach }, (_, i) => own.flatMap((some) => some[i] ?? []));
  return { forms: turns.flat(), question, version: 1 };
});

/** The headers of somebody signed in: the session's cookie and the token that goes with it. */
async function signedIn(url: string, login: string): Promise<Record<string, string>> {
  let cookie = '';
  const ask = async (init: RequestInit, token?: string) => {
    const reply = await fetch(`${url}/api/session`, {
      ...init,
      headers: {
        ...{ cookie, 'content-type': 'application/json' },
        ...(token === undefined ? {} : { 'x-csrf-token': token }),
      },
    });
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return reply;
  };
  const tokenNow = async () => {
    const view = (await (await ask({})).json()) as { csrfToken: string };
    return view.csrfToken;
  };
  const body = JSON.stringify({ login, password });
  const reply = await ask({ method: 'POST', body }, await tokenNow());
  if (!reply.ok) throw new Error(`Signing in: ${reply.status}`);
  return { 'x-csrf-token': await tokenNow(), cookie };
}
