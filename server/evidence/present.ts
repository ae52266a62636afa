import { presentFile, type StoredFile } from '../files/model.ts';
import type { Judgement } from './judgement.model.ts';
import { stateOfEvidence, type Evidence } from './model.ts';
import type { EvidenceItemView, JudgementView } from './schema.ts';

/**
 * One slot as pages show it, given or not.
 * @param files those that were given, by id
 */
export function presentEvidence(
  documentId: string,
  organizationId: string,
  given: Evidence | undefined,
  files: ReadonlyMap<string, StoredFile>,
): EvidenceItemView {
  const { link = null, verdict = null, revision = 0 } = given ?? {};
  return {
    documentId,
    organizationId,
    state: stateOfEvidence({ link, verdict }),
    link: link && {
      url: link.url,
      files: (link.fileIds ?? []).flatMap((id) => {
        const file = files.get(id);
        return file ? [presentFile(file)] : [];
      }),
      note: link.note,
      check: link.check ? { ...link.check, at: link.check.at.toISOString() } : null,
      by: link.by.name,
      at: link.at.toISOString(),
    },
    verdict: verdict && {
      text: verdict.text,
      by: verdict.by.name,
      at: verdict.at.toISOString(),
    },
    revision,
  };
}

export function presentJudgement(judgement: Judgement): JudgementView {
  const { indicator, organizationId, level, text, url, author, at, revision } = judgement;
  return {
    ...{ indicator, organizationId, level, text, url, revision },
    author: author.name,
    at: at.toISOString(),
  };
}
