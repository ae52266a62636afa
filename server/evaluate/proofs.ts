import { listIndicators } from '../../catalogs/walk.ts';
import { giveLink, judgeEvidence } from '../evidence/model.ts';
import { writeJudgement } from '../evidence/judgement.model.ts';
import { organizationOf, periodOf, placeColumns } from './cells.ts';
import { readRows } from './csv.ts';
import { attempt, type Loading } from './loading.ts';

const proofColumns = {
  ...placeColumns,
  evidence: { also: ['подтверждение'], required: true },
  url: { also: ['ссылка'] },
  verdict: { also: ['заключение'] },
  text: { also: ['пояснение'] },
} as const;

const verdicts = new Map<string, 'confirmed' | 'notConfirmed' | 'remark' | null>([
  ['', null],
  ['confirmed', 'confirmed'],
  ['подтверждено', 'confirmed'],
  ['notconfirmed', 'notConfirmed'],
  ['не подтверждено', 'notConfirmed'],
  ['remark', 'remark'],
  ['замечание', 'remark'],
]);

/** Reads `evidence.csv`: what organizations gave as proof and what experts said of it. */
export async function loadEvidence(loading: Loading): Promise<void> {
  const { by, catalog, municipalityId } = loading;
  for (const row of readRows(loading, 'evidence.csv', proofColumns)) {
    const organization = organizationOf(row, loading);
    const evidenceId = row.get('evidence');
    const known = catalog.evidence.find(({ id }) => id === evidenceId);
    if (!known) {
      row.refuse('evidence', {
        ru: `подтверждения «${evidenceId}» в каталоге нет.`,
        en: `the catalog has no evidence “${evidenceId}”.`,
      });
    } else if (organization && !known.owner.includes(organization.type)) {
      row.refuse('evidence', {
        ru: `организации этого типа (${organization.type}) его не дают.`,
        en: `organizations of this type (${organization.type}) do not give it.`,
      });
    }
    const verdict = verdicts.get(row.get('verdict').toLowerCase());
    if (verdict === undefined) {
      row.refuse('verdict', {
        ru: 'заключение — confirmed, notConfirmed, remark или пусто.',
        en: 'the verdict is confirmed, notConfirmed, remark or empty.',
      });
    }
    const period = periodOf(row, loading, known?.period);
    if (!organization || !known || verdict === undefined || period === null) continue;
    const key = { municipalityId, organizationId: organization._id, evidenceId, period };
    const proof = { ...key, title: known.title };
    const url = row.get('url') || '—';
    await attempt(
      row,
      () => 'evidence',
      async () => {
        const { revision } = await giveLink(by, proof, { url, note: '', revision: 0 });
        if (verdict === null) return;
        await judgeEvidence(by, proof, { state: verdict, text: row.get('text'), revision });
      },
    );
  }
}

const judgementColumns = {
  organization: { also: placeColumns.organization.also },
  period: placeColumns.period,
  indicator: { also: ['показатель'], required: true },
  level: { also: ['уровень'], required: true },
  text: { also: ['пояснение'] },
} as const;

/** Reads `judgements.csv`: experts' conclusions on criteria that have no number. */
export async function loadJudgements(loading: Loading): Promise<void> {
  const { by, catalog, municipalityId } = loading;
  const rubrics = new Map(
    listIndicators(catalog).flatMap(({ indicator: { key, title, measure } }) => {
      const rubric = measure?.kind === 'judgement' ? measure.rubric : null;
      const found = catalog.rubrics.find(({ id }) => id === rubric);
      return found ? [[key, { title, levels: found.levels }] as const] : [];
    }),
  );
  for (const row of readRows(loading, 'judgements.csv', judgementColumns)) {
    const whole = row.get('organization') === '';
    const organization = whole ? null : organizationOf(row, loading);
    const indicator = row.get('indicator');
    const judged = rubrics.get(indicator);
    const level = row.get('level');
    if (!judged) {
      row.refuse('indicator', {
        ru: `показателя «${indicator}», который оценивает эксперт, в каталоге нет.`,
        en: `the catalog has no indicator “${indicator}” that an expert judges.`,
      });
    } else if (!judged.levels.some(({ id }) => id === level)) {
      const known = judged.levels.map(({ id }) => id).join(', ');
      row.refuse('level', {
        ru: `уровня «${level}» нет. Есть: ${known}.`,
        en: `there is no level “${level}”. There are: ${known}.`,
      });
    }
    const period = periodOf(row, loading);
    if (!judged || period === null || (!whole && !organization)) continue;
    await attempt(
      row,
      () => 'indicator',
      () =>
        writeJudgement(
          by,
          {
            municipalityId,
            catalogId: catalog.templateId,
            indicator,
            organizationId: organization?._id ?? null,
            period,
            title: judged.title,
          },
          { level, text: row.get('text'), url: null, revision: 0 },
        ),
    );
  }
}
