import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignProgress, CampaignView } from '../../server/campaigns/schema.ts';
import { updateOrganization } from '../../server/organizations/model.ts';
import type {
  CampaignContacts,
  CampaignDays,
  CampaignResults,
  ComparedGroup,
  Comparison,
} from '../../server/responses/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, submission, tokenOf } from '../support/make.ts';

let app: TestApp;
let town: Town;

/** The first two schools are the north, the third has no cluster. */
beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  for (const school of town.schools.slice(0, 2)) {
    const { _id, municipalityId: _town, active: _active, pending: _pending, ...input } = school;
    const contacts = { head: 'Волкова А. П.', phone: '+7 000 1', email: 'school@demo.example' };
    await updateOrganization(town.by, _id, { ...input, ...contacts, cluster: 'Север' });
  }
});
afterAll(() => app.stop());

const settled = () => new Date(Date.now() + 11_000);

/** A closed campaign; each school's answers by their mark. */
async function answered(marks: readonly (readonly number[])[]): Promise<CampaignView> {
  const campaign = await openCampaign(app, town);
  const links = await linksOf(town, campaign.id);
  for (const [school, given] of marks.entries()) {
    for (const overall of given) {
      const body = submission({ stage: 'primary', overall }, randomUUID());
      const reply = await app.visitor().post(`/api/answer/${tokenOf(links[school])}`, body);
      expect(reply.status, reply.text).toBe(201);
    }
  }
  await town.asIrina.post(`/api/campaigns/${campaign.id}/close`);
  await app.runJobs(settled());
  return campaign;
}

const times = (n: number, mark: number) => Array.from({ length: n }, () => mark);
const at = ({ id }: CampaignView, rest: string) => `/api/campaigns/${id}/${rest}`;
const results = async (campaign: CampaignView, query = '') =>
  (await town.asAnna.get(at(campaign, `results${query}`))).json<CampaignResults>();
const comparison = async (campaign: CampaignView, question = 'overall') =>
  (await town.asAnna.get(at(campaign, `comparison?question=${question}`))).json<Comparison>();

describe('what organizations’ people may not see', () => {
  it('is everybody’s results, another school’s, a cluster’s and the comparison', async () => {
    const campaign = await answered([times(6, 5), times(6, 4), []]);
    const second = town.schools[1]!._id;
    const refused: [string, number][] = [
      ['results', 403],
      [`results?organization=${second}`, 404],
      [`results?cluster=${encodeURIComponent('Север')}`, 403],
      ['comparison?question=overall', 403],
      ['days', 403],
      ['contacts', 403],
    ];
    for (const [rest, status] of refused) {
      expect([rest, (await town.asMarina.get(at(campaign, rest))).status]).toEqual([rest, status]);
    }
    const own = await town.asMarina.get(
      at(campaign, `results?organization=${town.schools[0]!._id}`),
    );
    const seen = own.json<CampaignResults>();
    expect(seen.n).toBe(6);
    expect(seen.organizations.map(({ name }) => name)).toEqual(['Школа № 1']);
    expect(seen.clusters).toEqual([]);
  });

  it('stays hidden for them too where their school alone is too small', async () => {
    const campaign = await answered([times(3, 5), times(12, 4), times(12, 4)]);
    const own = await town.asMarina.get(
      at(campaign, `results?organization=${town.schools[0]!._id}`),
    );
    const seen = own.json<CampaignResults>();
    expect([seen.n, seen.freshOn]).toEqual([null, null]);
    expect(
      seen.questions.every(
        ({ n, mean, cells }) =>
          n === null && mean === null && cells.every(({ count }) => count === null),
      ),
    ).toBe(true);
  });
});

describe('results', () => {
  it('of a cluster are those of its schools, and hide a school that would follow from it', async () => {
    const campaign = await answered([times(3, 5), times(9, 4), times(8, 1)]);
    const north = await results(campaign, `?cluster=${encodeURIComponent('Север')}`);
    expect(north).toMatchObject({ cluster: 'Север', n: 12 });
    const all = await results(campaign);
    // The first is too small; the second would give it away as the rest of the north.
    expect(all.organizations.map(({ n }) => n)).toEqual([null, null, 8]);
    expect(all.clusters).toEqual([{ id: 'Север', n: 12, hidden: false }]);
  });

  it('never differ by few people between two requests', async () => {
    const k = 5;
    const campaign = await answered([times(4, 5), times(7, 4), times(6, 1)]);
    const cluster = await results(campaign, `?cluster=${encodeURIComponent('Север')}`);
    const shown: number[][] = [];
    const all = await results(campaign);
    for (const index of all.questions.keys()) {
      const sizes = [all.questions[index]?.n, cluster.questions[index]?.n];
      for (const { _id } of town.schools) {
        sizes.push((await results(campaign, `?organization=${_id}`)).questions[index]?.n);
      }
      shown.push(sizes.map((n) => n ?? 0));
    }
    for (const [whole = 0, north = 0, one = 0, two = 0, three = 0] of shown) {
      for (const rest of [
        whole - north,
        whole - north - three,
        north && north - one - two,
        whole - three,
      ]) {
        expect(rest === 0 || rest >= k, String([whole, north, one, two, three])).toBe(true);
      }
    }
    expect(shown.some(([whole = 0]) => whole === 17)).toBe(true);
  });

  it('refuse an unknown cluster, and a cluster together with an organization', async () => {
    const campaign = await answered([times(6, 5), [], []]);
    const unknown = await town.asAnna.get(
      at(campaign, `results?cluster=${encodeURIComponent('Юг')}`),
    );
    expect(unknown.status).toBe(404);
    const both = `results?cluster=${encodeURIComponent('Север')}&organization=${town.schools[0]!._id}`;
    expect((await town.asAnna.get(at(campaign, both))).status).toBe(422);
  });

  it('say the scale of a mean and which answers may be several', async () => {
    const campaign = await answered([times(6, 5), [], []]);
    const { questions } = await results(campaign);
    expect(questions.find(({ id }) => id === 'overall')).toMatchObject({
      mean: 5,
      scale: { min: 1, max: 5 },
      multiple: false,
    });
  });
});

describe('the comparison', () => {
  it('hides the same schools as the results, and has no figures of them', async () => {
    const campaign = await answered([times(3, 5), times(9, 4), times(8, 1)]);
    const { organizations, clusters, whole } = await comparison(campaign);
    const told = ({ n, mean, hidden }: ComparedGroup) => [n, mean, hidden];
    expect(organizations.map(told)).toEqual([
      [null, null, true],
      [null, null, true],
      [8, 1, false],
    ]);
    expect(organizations[0]?.counts.every((count) => count === null)).toBe(true);
    expect(clusters.map(told)).toEqual([[12, 51 / 12, false]]);
    expect(told(whole)).toEqual([20, (15 + 36 + 8) / 20, false]);
  });

  it('knows the questions of the form only', async () => {
    const campaign = await answered([times(6, 5), [], []]);
    const reply = await town.asAnna.get(at(campaign, 'comparison?question=nothing'));
    expect(reply.status).toBe(404);
  });
});

describe('watching a campaign', () => {
  it('counts by school with its cluster, more than expected too, and by day', async () => {
    const campaign = await answered([times(6, 5), times(2, 4), []]);
    const progress = (
      await town.asAnna.get(`/api/campaigns/${campaign.id}`)
    ).json<CampaignProgress>();
    expect(
      progress.organizations.map(({ shortName, cluster, received }) => [
        shortName,
        cluster,
        received,
      ]),
    ).toEqual([
      ['Школа № 1', 'Север', 6],
      ['Школа № 2', 'Север', 2],
      ['Школа № 3', '', 0],
    ]);
    const days = (await town.asAnna.get(at(campaign, 'days'))).json<CampaignDays>();
    expect(days.map(({ count }) => count)).toEqual([8]);
  });

  it('knows whom to remind, and tells it to those who keep contacts', async () => {
    const campaign = await answered([[], [], []]);
    expect((await town.asAnna.get(at(campaign, 'contacts'))).status).toBe(403);
    const contacts = (await town.asIrina.get(at(campaign, 'contacts'))).json<CampaignContacts>();
    const first = contacts.find(({ organizationId }) => organizationId === town.schools[0]!._id);
    expect(first).toMatchObject({
      head: 'Волкова А. П.',
      email: 'school@demo.example',
      coordinators: [{ name: 'marina' }],
    });
    // A campaign of another municipality is not there.
    const other = await app.makeTown();
    expect((await other.asIrina.get(at(campaign, 'contacts'))).status).toBe(404);
  });
});
