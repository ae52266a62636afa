import { element } from '../unit/catalogs/dictionary.ts';
import type { TestApp, Town } from './app.ts';
import { provenCatalog } from './dictionary.ts';
import { fillAndSubmit, openCampaign, owedBy } from './make.ts';

type Sheet = ReturnType<typeof provenCatalog> & {
  settings: { id: string; value: unknown }[];
  computed: object[];
};

const small = {
  organizations: '{pupils} < {@small-school}',
  of: { pupils: { element: 'pupils' } },
};

const measures = [
  {
    title: 'Малочисленных школ',
    level: 'both',
    unit: 'count',
    measure: { kind: 'count', of: small },
  },
  {
    level: 'both',
    unit: 'percent',
    measure: { kind: 'share', of: small, in: { organizations: '{pupils} >= 0', of: small.of } },
  },
  {
    title: 'Групп в детских садах',
    level: 'both',
    unit: 'count',
    measure: { kind: 'sum', of: { element: 'groups' } },
  },
  { level: 'both', unit: 'count', measure: { kind: 'sum', of: { element: 'year_events' } } },
  { level: 'both', unit: 'count', measure: { kind: 'sum', of: { element: 'centre_only' } } },
  { level: 'municipality', unit: 'text', measure: { kind: 'judgement', rubric: 'quality' } },
  { level: 'municipality', unit: 'count', measure: { kind: 'external', source: 'ФИС ОКО' } },
];

/**
 * A catalog of seven measures, one for each way to a value: two driven by the setting
 * `small-school`, one of data that nobody is asked for, one of another kind of period, one of an
 * organization that is not there, a conclusion and a number of another system. A computed list
 * groups the schools by the first of them: those that are not small are on it.
 */
export function settingsCatalog(): Sheet {
  const sheet = provenCatalog() as Sheet;
  const all = sheet.directions.flatMap((one) => one.criteria.flatMap((two) => two.indicators));
  for (const indicator of all) delete indicator.measure;
  for (const [i, one] of measures.entries()) Object.assign(all[i]!, { decimals: 0 }, one);
  const indicator = all[0]!.key;
  return Object.assign(sheet, {
    evidence: [],
    dimensions: [],
    computed: [
      {
        id: 'not-small',
        title: 'Крупные школы',
        method: 'three-groups',
        inputs: [{ indicator }],
      },
    ],
    elements: [
      element('pupils', { title: 'Обучающиеся' }),
      element('groups', { owner: ['kindergarten'], unit: 'ед.', title: 'Группы' }),
      element('year_events', { period: 'calendarYear', unit: 'ед.', title: 'События' }),
      element('centre_only', { owner: ['methodicalCentre'], unit: 'ед.', title: 'Курсы' }),
    ],
    settings: [
      {
        id: 'small-school',
        title: 'Малочисленная школа, меньше',
        value: 20,
        unit: 'count',
        reason: 'Рабочее правило.',
        stated: false,
      },
      {
        id: 'count-all',
        title: 'Считать всех',
        value: false,
        unit: 'yesno',
        reason: 'Рабочее правило.',
        stated: false,
      },
      {
        id: 'which',
        title: 'Кого считать',
        value: 'all',
        unit: 'choice',
        choices: [
          { value: 'all', title: 'всех' },
          { value: 'some', title: 'некоторых' },
        ],
        reason: 'Рабочее правило.',
        stated: false,
      },
    ],
  });
}

/** The keys of its seven measured indicators, in their order. */
export function settingsKeys(): string[] {
  const { directions } = settingsCatalog();
  return directions
    .flatMap(({ criteria }) => criteria.flatMap(({ indicators }) => indicators))
    .filter(({ measure }) => measure !== undefined)
    .map(({ key }) => key);
}

/** Opens the schools' form for a period; the first two schools say how many pupils they have. */
export async function submitPupils(
  app: TestApp,
  town: Town,
  period: string,
  pupils: [number, number],
): Promise<void> {
  const organizationIds = town.schools.map(({ _id }) => _id);
  const { id } = await openCampaign(app, town, {
    formKey: 'data-school-year',
    period,
    organizationIds,
  });
  for (const [i, person] of [town.asMarina, town.asPyotr].entries()) {
    const own = (await owedBy(person)).find(({ campaignId }) => campaignId === id);
    await fillAndSubmit(person, own!.id, { answers: { pupils: pupils[i] } });
  }
  await app.runJobs();
}
