import type { Language } from '../../forms/run/text.ts';
import type { StaffActor } from '../access.ts';
import { listAssignments } from '../assignments/model.ts';
import { stateOf, stateWords } from '../campaigns/lifecycle.ts';
import { presentCampaign, type Campaign } from '../campaigns/model.ts';
import { dayIn } from '../campaigns/period.ts';
import { getVersion } from '../forms/model.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { Problem } from '../problem.ts';
import { submittedContents } from '../assignments/response.model.ts';
import { campaignTable } from '../responses/table.ts';
import { dataFormTable, type Submission } from './data-form.ts';
import { placesOf } from './places.ts';
import { questionnaireTable } from './questionnaire.ts';
import type { Summary } from './schema.ts';
import { sensitiveElements } from './sensitive.ts';

interface Reader {
  actor: StaffActor;
  now: Date;
  language: Language;
}

/**
 * The summary table of an opened campaign: every organization it asked, with subtotals and totals.
 * What a reader of one organization may see of it is for the caller to cut out.
 *
 * @param campaign with its whole expected list
 * @throws Problem campaign.state while it is a draft: nobody has been asked yet
 */
export async function summaryOf(reader: Reader, campaign: Campaign): Promise<Summary> {
  const { now, language } = reader;
  const state = stateOf(campaign, now);
  if (state === 'draft') {
    const words = stateWords[state];
    throw new Problem('campaign.state', {
      parameters: { ru: { state: words.ru }, en: { state: words.en } },
    });
  }
  const { name, timeZone } = await getMunicipality(campaign.municipalityId);
  const { complete, ...figures } =
    campaign.kind === 'dataForm'
      ? await ofDataForm(reader, campaign, timeZone)
      : await ofAnswers(campaign, language);
  return {
    campaign: presentCampaign(campaign, now),
    municipality: name,
    timeZone,
    madeAt: now.toISOString(),
    ...figures,
    final: state === 'closed' && complete,
  };
}

type Made = Pick<Summary, 'columns' | 'rows' | 'freshOn' | 'minimumGroup' | 'reported'> & {
  /** Everything received is in the figures. */
  complete: boolean;
};

async function ofDataForm(
  { actor, language }: Reader,
  campaign: Campaign,
  timeZone: string,
): Promise<Made> {
  const { municipalityId, _id: campaignId, formKey, formVersion } = campaign;
  const assignments = await listAssignments(municipalityId, { campaignId });
  const contents = await submittedContents(
    municipalityId,
    assignments.map(({ _id }) => _id),
  );
  const submissions = new Map(
    contents.flatMap(({ organizationId, submitted }): [string, Submission][] =>
      submitted ? [[organizationId, submitted]] : [],
    ),
  );
  const newest = [...submissions.values()].map(({ at }) => dayIn(timeZone, at)).sort();
  const table = dataFormTable({
    form: await getVersion(municipalityId, formKey, formVersion),
    places: placesOf(campaign),
    submissions,
    sensitive: await sensitiveElements(actor),
    language,
  });
  return {
    ...table,
    freshOn: newest.at(-1) ?? null,
    minimumGroup: 1,
    reported: submissions.size,
    complete: true,
  };
}

async function ofAnswers(campaign: Campaign, language: Language): Promise<Made> {
  const { municipalityId, formKey, formVersion } = campaign;
  const { compiled } = await getVersion(municipalityId, formKey, formVersion);
  const table = await campaignTable(campaign, compiled, language);
  const { n, received, freshOn } = table.whole;
  return {
    ...questionnaireTable(table, placesOf(campaign), language),
    freshOn,
    minimumGroup: table.minimumGroup,
    // Those hidden are in the totals; those that wait for more answers are in nothing yet.
    reported: table.organizations.filter(({ n }) => n !== 0).length,
    complete: n === received,
  };
}
