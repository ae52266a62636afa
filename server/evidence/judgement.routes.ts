import { z } from 'zod';
import { judgedIndicators, type JudgedIndicator } from '../../catalogs/proofs.ts';
import { can, seesOrganization, visibleOrganizations, type StaffActor } from '../access.ts';
import { isClosed } from '../catalogs/closed-periods.model.ts';
import { getCatalog } from '../catalogs/model.ts';
import { period } from '../campaigns/schema.ts';
import { staffRoute } from '../handle.ts';
import { viewerOf } from '../indicators/shown.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import { Problem, notFound } from '../problem.ts';
import { judgementPeriods, judgementsOf, writeJudgement } from './judgement.model.ts';
import { offeredPeriods } from './periods.ts';
import { presentJudgement } from './present.ts';
import {
  judgementInput,
  judgementView,
  judgementsView,
  type JudgementInput,
  type JudgementsView,
} from './schema.ts';

/** Criteria are judged for years: a school year or a calendar year. */
const kinds = new Set(['schoolYear', 'calendarYear'] as const);
const judgedTypes = ['school', 'kindergarten', 'supplementary'] as const;

/**
 * What is said of the municipality as a whole is for those who judge; an organization reads what is
 * said of it alone.
 */
const seesMunicipality = (actor: StaffActor) => can(actor, 'evidence.judge');

/** What is concluded on a criterion is as confidential as its indicator. */
function maySeeCriterion(actor: StaffActor, { indicator }: JudgedIndicator): boolean {
  return indicator.confidentiality !== 'named' || viewerOf(actor).officer;
}

async function read(actor: StaffActor, asked: string | undefined): Promise<JudgementsView> {
  const { municipalityId } = actor;
  const catalog = await getCatalog(municipalityId);
  const { workingYear } = await getMunicipality(municipalityId);
  const known = await judgementPeriods(municipalityId);
  const shown = asked ?? workingYear;
  const municipality = seesMunicipality(actor);
  const all = (catalog ? judgedIndicators(catalog) : []).filter((one) =>
    maySeeCriterion(actor, one),
  );
  const criteria = all.filter(
    ({ indicator }) => municipality || indicator.level !== 'municipality',
  );
  const organizations = criteria.some(({ indicator }) => indicator.level !== 'municipality')
    ? await listOrganizations(municipalityId, {
        ids: visibleOrganizations(actor),
        types: judgedTypes,
      })
    : [];
  const directions = new Map(catalog?.directions.map(({ id, title }) => [id, title]));
  const seen = new Set(all.map(({ indicator }) => indicator.key));
  const said = catalog
    ? await judgementsOf(municipalityId, { catalogId: catalog.templateId, period: shown })
    : [];
  return {
    period: shown,
    periods: offeredPeriods(kinds, workingYear, known),
    criteria: criteria.map(({ indicator: { key, title, level }, directionId, levels }) => ({
      key,
      title,
      direction: directions.get(directionId ?? '') ?? null,
      scope: level,
      levels,
    })),
    municipality,
    organizations: organizations.map(({ _id, name, type }) => ({ id: _id, name, type })),
    judgements: said
      .filter(
        ({ indicator, organizationId }) => seen.has(indicator) && maySee(actor, organizationId),
      )
      .map(presentJudgement),
  };
}

function maySee(actor: StaffActor, organizationId: string | null): boolean {
  return organizationId === null
    ? seesMunicipality(actor)
    : seesOrganization(actor, organizationId);
}

/** Refuses a level that the rubric lacks, and a criterion that is not judged for such a thing. */
async function refuseUnfit(
  actor: StaffActor,
  { indicator, levels }: JudgedIndicator,
  { organizationId, level }: JudgementInput,
): Promise<void> {
  if (!levels.some(({ id }) => id === level)) {
    throw invalid('level', 'такого уровня в шкале нет', 'the rubric has no such level');
  }
  if (organizationId === null) {
    if (indicator.level !== 'organization') return;
    throw invalid(
      'organizationId',
      'этот критерий оценивают у организаций: выберите организацию',
      'this criterion is judged in organizations: choose one',
    );
  }
  if (indicator.level === 'municipality') {
    throw invalid(
      'organizationId',
      'этот критерий оценивают у муниципалитета в целом',
      'this criterion is judged for the municipality as a whole',
    );
  }
  const [found] = seesOrganization(actor, organizationId)
    ? await listOrganizations(actor.municipalityId, { ids: [organizationId] })
    : [];
  if (!found) throw notFound('организация', 'organization');
}

function invalid(path: string, ru: string, en: string): Problem {
  return new Problem('input.invalid', {
    path,
    parameters: { ru: { reason: ru }, en: { reason: en } },
    details: [{ path, code: 'unfit', message: { ru, en } }],
  });
}

export const judgementRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/judgements',
      summary: 'Criteria that experts judge in words, with the conclusions of a period',
      can: 'evidence.read',
      query: z.strictObject({ period: period.optional() }),
      answer: judgementsView,
    },
    async ({ actor }, { query }) => read(actor, query.period),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/judgements/:period/:indicator',
      summary: 'Write an expert’s conclusion on a criterion: a level of its rubric and words',
      can: 'evidence.judge',
      params: z.object({ period, indicator: z.string().min(1).max(200) }),
      body: judgementInput,
      answer: judgementView,
    },
    async (context, { params: place, body }) => {
      const { actor } = context;
      const { municipalityId } = actor;
      const catalog = await getCatalog(municipalityId);
      const criterion = catalog
        ? judgedIndicators(catalog).find(({ indicator }) => indicator.key === place.indicator)
        : undefined;
      if (!catalog || !criterion) throw notFound('критерий', 'criterion');
      if (!maySeeCriterion(actor, criterion)) throw new Problem('permission.denied');
      await refuseUnfit(actor, criterion, body);
      if (await isClosed(municipalityId, place.period)) {
        throw new Problem('period.closed', { parameters: { ru: { period: place.period } } });
      }
      const { organizationId, ...content } = body;
      const key = { municipalityId, catalogId: catalog.templateId, organizationId, ...place };
      const { title } = criterion.indicator;
      return presentJudgement(await writeJudgement(context, { ...key, title }, content));
    },
  ),
];
