import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { readTemplate } from '../server/catalogs/templates.ts';
import type { CampaignView } from '../server/campaigns/schema.ts';
import type { TestApp, Town } from '../test/support/app.ts';

/** The marks from 1 to 5 that the parents' form asks for. */
export const marks = [
  'teaching',
  'organization',
  'conditions',
  'safety',
  'food',
  'informing',
  'upbringing',
  'child_feels_well',
  'overall',
] as const;
export const period = '2021-2022';
export const formKey = 'parents-school';

/** A municipality with one big survey behind twenty indicators. */
export interface Many {
  app: TestApp;
  town: Town;
  catalogId: string;
  campaignId: string;
  organizationIds: string[];
  keys: string[];
}

/** Twenty indicators of the usual kinds over one form: shares, means, and a filtered share. */
function twentyIndicators() {
  const base = {
    origin: 'context' as const,
    level: 'both' as const,
    polarity: 'up' as const,
    negative: false,
    confidentiality: 'public' as const,
    breakdown: [],
    sourceLine: 1,
  };
  const answered = (mark: string) => ({ form: formKey, count: true, where: `{${mark}} notempty` });
  return [
    ...marks.map((mark) => ({
      ...base,
      key: `bench.content_${mark}`,
      title: `Довольны: ${mark}`,
      unit: 'percent' as const,
      decimals: 2,
      measure: {
        kind: 'share',
        of: { form: formKey, count: true, where: `{${mark}} >= 4` },
        in: answered(mark),
      },
    })),
    ...marks.map((mark) => ({
      ...base,
      key: `bench.mean_${mark}`,
      title: `Средняя оценка: ${mark}`,
      unit: 'points' as const,
      decimals: 2,
      measure: { kind: 'mean', of: { form: formKey, mean: `{${mark}}` } },
    })),
    {
      ...base,
      key: 'bench.recommend',
      title: 'Готовы рекомендовать',
      unit: 'percent' as const,
      decimals: 2,
      measure: {
        kind: 'share',
        of: { form: formKey, count: true, where: '{recommend} >= 9' },
        in: answered('recommend'),
      },
    },
    {
      ...base,
      key: 'bench.seniors_content',
      title: 'Довольны родители старших классов',
      unit: 'percent' as const,
      decimals: 2,
      measure: {
        kind: 'share',
        of: { form: formKey, count: true, where: "{overall} >= 4 and {stage} = 'senior'" },
        in: { form: formKey, count: true, where: "{overall} notempty and {stage} = 'senior'" },
      },
    },
  ];
}

/** Answers that come out the same in every run: a question in ten is skipped. */
function answersOf(n: number): Record<string, unknown> {
  const pick = (salt: number, of: number) => ((n * 2654435761 + salt * 40503) >>> 7) % of;
  const answers: Record<string, unknown> = {
    stage: ['primary', 'basic', 'senior'][pick(1, 3)],
    recommend: pick(2, 11),
  };
  marks.forEach((mark, i) => {
    if (pick(i + 3, 10) > 0) answers[mark] = 1 + pick(i + 23, 5);
  });
  return answers;
}

/** Makes the municipality, its schools, the campaign, and writes the responses as taken in. */
export async function makeMany(
  app: TestApp,
  responses: number,
  organizations: number,
): Promise<Many> {
  const town = await app.makeTown({ templateId: null });
  const template = readTemplate('spassk-dalny-2022');
  if (!template) throw new Error('No template');
  const indicators = twentyIndicators();
  const saved = await town.asIrina.put('/api/catalog', {
    ...template,
    directions: [],
    schedule: [],
    settings: [],
    figures: [],
    computation: [],
    surveys: [],
    dataSources: [],
    elements: [],
    dimensions: [],
    tables: [],
    evidence: [],
    rubrics: [],
    computed: [],
    targets: [],
    context: indicators,
  });
  if (saved.status !== 200) throw new Error(saved.text);
  const db = mongoose.connection.getClient().db(mongoose.connection.name);
  const [school] = town.schools;
  if (!school) throw new Error('No school');
  const plain = await db.collection('organizations').findOne({ _id: school._id as never });
  const organizationIds = Array.from({ length: organizations }, () => randomUUID());
  await db.collection('organizations').insertMany(
    organizationIds.map((_id, i) => ({
      ...plain,
      _id: _id as never,
      name: `Школа ${i}`,
      shortName: `Школа ${i}`,
      code: `b${i}`,
    })),
  );
  const campaign = await openNamed(town, organizationIds);
  await app.runJobs();
  await insertResponses(town.municipalityId, campaign.id, organizationIds, responses);
  const catalog = await db.collection('catalogs').findOne({ municipalityId: town.municipalityId });
  return {
    app,
    town,
    catalogId: String(catalog?._id),
    campaignId: campaign.id,
    organizationIds,
    keys: indicators.map(({ key }) => key),
  };
}

/** A named campaign: each answer moves the figures at once, not in steps. */
async function openNamed(town: Town, organizationIds: string[]): Promise<CampaignView> {
  const day = 24 * 60 * 60 * 1000;
  const drafted = await town.asIrina.post('/api/campaigns', {
    title: 'Большой опрос',
    formKey,
    formVersion: 1,
    period,
    organizationIds,
    anonymity: 'named',
    opensAt: new Date(Date.now() - day).toISOString(),
    closesAt: new Date(Date.now() + 7 * day).toISOString(),
  });
  if (drafted.status !== 200) throw new Error(drafted.text);
  const { id } = drafted.json<CampaignView>();
  const opened = await town.asIrina.post(`/api/campaigns/${id}/open`);
  if (opened.status !== 200) throw new Error(opened.text);
  return opened.json<CampaignView>();
}

async function insertResponses(
  municipalityId: string,
  campaignId: string,
  organizationIds: readonly string[],
  total: number,
): Promise<void> {
  const db = mongoose.connection.getClient().db(mongoose.connection.name);
  const batch = 20_000;
  for (let from = 0; from < total; from += batch) {
    const size = Math.min(batch, total - from);
    await db.collection('responses').insertMany(
      Array.from({ length: size }, (_, i) => ({
        _id: randomUUID() as never,
        municipalityId,
        campaignId,
        organizationId: organizationIds[(from + i) % organizationIds.length],
        formKey,
        formVersion: 1,
        period,
        day: '2022-03-01',
        answers: answersOf(from + i),
        folded: {},
        step: 1,
      })),
      { ordered: false },
    );
  }
  const counts = organizationIds.map(
    (_, i) =>
      Math.floor(total / organizationIds.length) + (i < total % organizationIds.length ? 1 : 0),
  );
  await db.collection('responseSteps').insertMany(
    organizationIds.map((organizationId, i) => ({
      _id: `${campaignId}:${organizationId}` as never,
      municipalityId,
      campaignId,
      organizationId,
      period,
      step: 1,
      n: counts[i],
      taking: null,
      stale: false,
    })),
  );
}
