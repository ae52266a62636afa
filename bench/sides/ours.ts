import pino from 'pino';
import { makeApp } from '../../server/app.ts';
import { system } from '../../server/audit/entry.ts';
import { createCampaign } from '../../server/campaigns/draft.model.ts';
import { openCampaign } from '../../server/campaigns/running.model.ts';
import { publishForm } from '../../server/forms/model.ts';
import { linkCampaign, listLinks } from '../../server/links/model.ts';
import { tokenOf } from '../../server/links/token.ts';
import { createMunicipality } from '../../server/municipalities/model.ts';
import { createOrganization } from '../../server/organizations/model.ts';
import { connectStorage, createCollections } from '../../server/storage/connect.ts';
import { survey } from '../form.ts';
import { serve, storageUri } from './side.ts';

/** The product as it runs, with an open campaign of the bench's form; rate limits out of reach. */
const appSecret = 'bench-secret-bench-secret-bench-secret';
const now = new Date();
await connectStorage({ mongodbUri: storageUri(), dataFolder: '' });
await createCollections();
const municipality = await createMunicipality(
  { name: 'Замер', timeZone: 'Europe/Moscow', workingYear: '2021-2022', templateId: null },
  { actor: system, now },
);
const actor = {
  kind: 'account' as const,
  ...system,
  role: 'administrator' as const,
  municipalityId: municipality._id,
  organizationIds: [],
};
const by = { actor, now };
const school = await createOrganization(by, {
  name: 'Школа',
  shortName: 'Школа',
  code: '',
  type: 'school',
  cluster: '',
  address: '',
  head: '',
  email: '',
  phone: '',
  headcount: null,
  teachers: null,
});
const form = await publishForm(by, {
  id: 'bench',
  version: 1,
  kind: 'questionnaire',
  audience: 'parents',
  organizationTypes: ['school'],
  periodType: 'schoolYear',
  anonymous: true,
  title: { ru: 'Замер', en: 'Bench' },
  purpose: { ru: 'Замер', en: 'Bench' },
  survey,
});
const draft = await createCampaign(
  by,
  {
    title: 'Замер',
    formKey: form.key,
    formVersion: form.version,
    period: '2021-2022',
    organizationIds: [school._id],
    opensAt: new Date(now.getTime() - 1000).toISOString(),
    closesAt: new Date(now.getTime() + 24 * 60 * 60 * 1000).toISOString(),
    anonymity: 'anonymous',
    minimumGroup: 5,
  },
  form,
);
const campaign = await openCampaign(by, draft, [school]);
await linkCampaign(campaign, appSecret);
const [link] = await listLinks(municipality._id, campaign._id, appSecret);
if (!link) throw new Error('The campaign has no link');
const many = 1_000_000_000;
const app = makeApp({
  config: { appSecret, publicUrl: 'http://127.0.0.1', cookieSecure: false, trustProxy: 0 },
  log: pino({ level: 'error' }),
  wake: () => undefined,
  limits: { answers: many, pages: many, misses: many, staff: many, signIn: many },
});
serve(app, `/api/answer/${tokenOf(appSecret, link)}`);
