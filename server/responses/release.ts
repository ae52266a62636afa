import { getVersion } from '../forms/model.ts';
import type { Language } from '../../forms/run/text.ts';
import type { Campaign } from '../campaigns/model.ts';
import {
  freeAnswersOf,
  freeQuestionsOf,
  shuffled,
  type FreeAnswer,
  type FreeQuestion,
} from './free-answers.ts';
import { readTexts } from './model.ts';
import { readDecisions, type Decision } from './release.model.ts';
import { shownGroups, shownOrganizations } from './shown-groups.ts';

/** A free answer with what was decided about it. */
export interface JudgedAnswer extends FreeAnswer {
  decision: Decision | null;
}

export interface FreeAnswers {
  questions: FreeQuestion[];
  /** Of organizations that may be shown, shuffled. */
  answers: JudgedAnswer[];
  /** Fewest people that may be told of. */
  k: number;
}

/**
 * The free answers that a specialist may read: of responses in the figures, and only of
 * organizations that the rule on small groups lets be shown. What was released of an organization
 * that must be hidden by now is not among them either.
 */
export async function readFreeAnswers(
  campaign: Campaign,
  language: Language,
): Promise<FreeAnswers> {
  const { municipalityId, formKey, formVersion, _id } = campaign;
  const form = await getVersion(municipalityId, formKey, formVersion);
  const questions = freeQuestionsOf(form.compiled, language);
  if (questions.length === 0) return { questions, answers: [], k: campaign.minimumGroup };
  const groups = await shownGroups(campaign);
  const open = new Set(shownOrganizations(groups, _id));
  const steps = [...(groups.steps.get(_id) ?? [])].filter(([id]) => open.has(id));
  const names = [...new Set(questions.map(({ name }) => name))];
  const responses = await readTexts(campaign, new Map(steps), names);
  const decisions = await readDecisions(campaign);
  const answers = shuffled(responses.flatMap((one) => freeAnswersOf(one, questions)));
  return {
    questions,
    k: groups.k,
    answers: answers.map((one) => ({ ...one, decision: decisions.get(one.id) ?? null })),
  };
}
