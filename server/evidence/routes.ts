import { z } from 'zod';
import type { EvidenceDefinition } from '../../catalogs/dictionary.ts';
import { provedBy } from '../../catalogs/proofs.ts';
import { visibleOrganizations, type StaffActor } from '../access.ts';
import { isClosed } from '../catalogs/closed-periods.model.ts';
import { getCatalog, type StoredCatalog } from '../catalogs/model.ts';
import { periodFault } from '../campaigns/period.ts';
import { period } from '../campaigns/schema.ts';
import { staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { listOrganizations, type Organization } from '../organizations/model.ts';
import { Problem, notFound } from '../problem.ts';
import { judgementRoutes } from './judgement.routes.ts';
import { filesById } from '../files/model.ts';
import type { CheckLink } from './link-check.ts';
import {
  evidencePeriods,
  findEvidence,
  giveLink,
  judgeEvidence,
  listEvidence,
  noteCheck,
  type Evidence,
} from './model.ts';
import { offeredPeriods } from './periods.ts';
import { presentEvidence } from './present.ts';
import {
  evidenceItemView,
  evidenceView,
  linkInput,
  verdictInput,
  type EvidenceView,
} from './schema.ts';

const params = z.object({
  period,
  organizationId: z.uuid(),
  evidenceId: z.string().min(1).max(200),
});

/** The documents that a catalog asks of organizations of some types for a period. */
function documentsOf(
  catalog: StoredCatalog,
  asked: string,
  types: ReadonlySet<string>,
): EvidenceDefinition[] {
  return catalog.evidence.filter(
    (one) => periodFault(one.period, asked) === null && one.owner.some((type) => types.has(type)),
  );
}

/** The slot that a change is about, or the 404: only what the catalog asks of that organization. */
async function slotOf(actor: StaffActor, place: z.infer<typeof params>) {
  const { municipalityId } = actor;
  const [organization] = await visible(actor, [place.organizationId]);
  const catalog = await getCatalog(municipalityId);
  const document = catalog?.evidence.find(({ id }) => id === place.evidenceId);
  if (!organization || !document?.owner.includes(organization.type)) {
    throw notFound('такое подтверждение', 'such evidence');
  }
  const fault = periodFault(document.period, place.period);
  if (fault) {
    const parameters = { ru: { reason: fault.ru }, en: { reason: fault.en } };
    throw new Problem('input.invalid', { path: 'period', parameters });
  }
  if (await isClosed(municipalityId, place.period)) {
    throw new Problem('period.closed', { parameters: { ru: { period: place.period } } });
  }
  return { municipalityId, ...place, title: document.title };
}

/** Organizations that the person may see, of these where they are named. */
async function visible(actor: StaffActor, ids?: readonly string[]): Promise<Organization[]> {
  const seen = visibleOrganizations(actor);
  const own = ids && seen !== 'all' ? ids.filter((id) => seen.includes(id)) : (ids ?? seen);
  return listOrganizations(actor.municipalityId, { ids: own });
}

async function read(actor: StaffActor, asked: string | undefined): Promise<EvidenceView> {
  const { municipalityId } = actor;
  const catalog = await getCatalog(municipalityId);
  const { workingYear } = await getMunicipality(municipalityId);
  const kinds = new Set((catalog?.evidence ?? []).map((one) => one.period));
  const known = await evidencePeriods(municipalityId);
  const periods = offeredPeriods(kinds, workingYear, known);
  const shown = asked ?? periods[0] ?? workingYear;
  const seen = await visible(actor);
  const documents = catalog
    ? documentsOf(catalog, shown, new Set(seen.map(({ type }) => type)))
    : [];
  const proved = catalog ? provedBy(catalog) : new Map<string, never[]>();
  const owners = new Set(documents.flatMap(({ owner }) => owner as string[]));
  const organizations = seen.filter(({ type }) => owners.has(type));
  const given = await listEvidence(municipalityId, {
    period: shown,
    organizationIds: organizations.map(({ _id }) => _id),
  });
  const byPlace = new Map(given.map((one) => [`${one.organizationId} ${one.evidenceId}`, one]));
  const files = await filesById(
    municipalityId,
    given.flatMap(({ link }) => link?.fileIds ?? []),
  );
  return {
    period: shown,
    periods,
    documents: documents.map(({ id, title, publishedAt, note }) => ({
      id,
      title,
      publishedAt: publishedAt ?? null,
      note: note ?? null,
      indicators: proved.get(id) ?? [],
    })),
    organizations: organizations.map(({ _id, name, type }) => ({ id: _id, name, type })),
    items: documents.flatMap(({ id, owner }) =>
      organizations
        .filter(({ type }) => owner.includes(type))
        .map(({ _id }) => presentEvidence(id, _id, byPlace.get(`${_id} ${id}`), files)),
    ),
  };
}

async function presentOne(saved: Evidence) {
  const { municipalityId, evidenceId, organizationId, link } = saved;
  const files = await filesById(municipalityId, link?.fileIds ?? []);
  return presentEvidence(evidenceId, organizationId, saved, files);
}

/** Nobody makes this server ask the same site again and again. */
const checkPauseMs = 30_000;

/** @param checkLink how a published address is asked */
export const evidenceRoutes = ({ checkLink }: { checkLink: CheckLink }) => [
  ...judgementRoutes,
  staffRoute(
    {
      method: 'get',
      path: '/api/evidence',
      summary: 'Proofs that the catalog asks for in a period, and what has been given',
      can: 'evidence.read',
      query: z.strictObject({ period: period.optional() }),
      answer: evidenceView,
    },
    async ({ actor }, { query }) => read(actor, query.period),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/evidence/:period/:organizationId/:evidenceId/link',
      summary: 'Give an address or files that prove something, replace or withdraw them',
      can: 'evidence.write',
      params,
      body: linkInput,
      answer: evidenceItemView,
    },
    async (context, { params: place, body }) => {
      return presentOne(await giveLink(context, await slotOf(context.actor, place), body));
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/evidence/:period/:organizationId/:evidenceId/verdict',
      summary: 'Say whether a given link proves what it should; null takes the verdict back',
      can: 'evidence.judge',
      params,
      body: verdictInput,
      answer: evidenceItemView,
    },
    async (context, { params: place, body }) => {
      return presentOne(await judgeEvidence(context, await slotOf(context.actor, place), body));
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/evidence/:period/:organizationId/:evidenceId/check',
      summary: 'Ask a given address whether it still opens',
      can: 'evidence.read',
      params,
      answer: evidenceItemView,
    },
    async ({ actor, now }, { params: place }) => {
      const { municipalityId } = actor;
      const [organization] = await visible(actor, [place.organizationId]);
      const found = organization && (await findEvidence({ municipalityId, ...place }));
      if (!found?.link?.url) throw notFound('ссылка', 'link');
      const { check, url } = found.link;
      if (check && now.getTime() - check.at.getTime() < checkPauseMs) return presentOne(found);
      const checked = await noteCheck(found, await checkLink(url), now);
      if (!checked) throw new Problem('evidence.conflict', { path: 'url' });
      return presentOne(checked);
    },
  ),
];
