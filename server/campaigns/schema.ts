import { z } from 'zod';
import { line, moment } from '../inputs.ts';

/**
 * Where a data form of one organization stands. `toSign`: filled in, waits for the head's
 * signature (campaigns with `signature` only).
 */
export const assignmentStates = [
  'notStarted',
  'draft',
  'toSign',
  'submitted',
  'returned',
  'accepted',
] as const;
export type AssignmentState = (typeof assignmentStates)[number];

export const campaignStates = ['draft', 'planned', 'open', 'closed'] as const;
const anonymities = ['anonymous', 'named'] as const;

/** `2021`, `2021-2022`, `2021-H1`, `2021-Q3`, `2021-09`, `2021-09-01`. */
export const period = z
  .string()
  .regex(
    /^\d{4}(-\d{4}|-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'период пишется так: 2021, 2021-2022, 2021-H1, 2021-Q3, 2021-09 | a period is written 2021, 2021-2022, 2021-H1, 2021-Q3, 2021-09',
  );

export const campaignInput = z
  .strictObject({
    title: line(3, 200),
    formKey: z.string().min(1).max(100),
    formVersion: z.number().int().min(1),
    period,
    organizationIds: z
      .array(z.uuid())
      .min(1, 'выберите хотя бы одну организацию | choose at least one organization')
      .max(2000)
      .refine(
        (ids) => new Set(ids).size === ids.length,
        'организация выбрана дважды | an organization is chosen twice',
      ),
    opensAt: moment,
    /** When it closes; of a data form the date on which it is due, before any days of grace. */
    closesAt: moment,
    /** Data forms: days after the due date on which what is late is still taken. */
    graceDays: z
      .number()
      .int()
      .min(0)
      .max(60, 'не больше 60 дней | not more than 60 days')
      .optional(),
    /** Data forms: two steps, the head signs what the coordinator filled in. */
    signature: z.boolean().optional(),
    anonymity: z.enum(anonymities).default('anonymous'),
    minimumGroup: z
      .number()
      .int()
      .min(3, 'меньше 3 нельзя: ответы станут узнаваемы | not under 3: answers could be recognised')
      .max(100)
      .default(5),
    /** How many people are expected where it differs from the registry; null when nobody knows. */
    people: z
      .array(
        z.strictObject({
          organizationId: z.uuid(),
          people: z
            .number()
            .int()
            .min(
              1,
              'ноль ожидаемых нельзя: уберите организацию или оставьте число пустым | nobody is expected here: leave the organization out or the number empty',
            )
            .max(100_000)
            .nullable(),
        }),
      )
      .max(2000)
      .optional(),
    /** Organizations of types that the form is not for are asked on purpose. */
    otherTypes: z.boolean().optional(),
  })
  .superRefine(({ people = [], organizationIds }, context) => {
    people.forEach(({ organizationId }, index) => {
      const twice = people.findIndex((one) => one.organizationId === organizationId) < index;
      if (!twice && organizationIds.includes(organizationId)) return;
      context.addIssue({
        code: 'custom',
        path: ['people', index],
        message: twice
          ? 'организация названа дважды | the organization is named twice'
          : 'этой организации нет в списке кампании | the campaign does not ask this organization',
      });
    });
  })
  .refine((input) => Date.parse(input.closesAt) > Date.parse(input.opensAt), {
    path: ['closesAt'],
    message: 'закрытие должно быть позже открытия | closing must come after opening',
  });
export type CampaignInput = z.infer<typeof campaignInput>;

export const campaignView = z.object({
  id: z.string(),
  title: z.string(),
  formKey: z.string(),
  formVersion: z.number(),
  formTitle: z.object({ ru: z.string(), en: z.string().optional() }),
  kind: z.enum(['questionnaire', 'dataForm', 'observation', 'diagnostic']),
  audience: z.string(),
  period: z.string(),
  anonymity: z.enum(anonymities),
  minimumGroup: z.number(),
  opensAt: z.iso.datetime(),
  /** Data forms: on time until then. Of other kinds the closing time. */
  dueAt: z.iso.datetime(),
  /** Nothing is taken from then on; of a data form the due date and the days of grace. */
  closesAt: z.iso.datetime(),
  graceDays: z.number(),
  signature: z.boolean(),
  /** Closed before its time, and its figures are not final yet. */
  reopenable: z.boolean(),
  state: z.enum(campaignStates),
  organizations: z.number(),
});
export type CampaignView = z.infer<typeof campaignView>;

/** Quantities that nobody is asked for, by the form and the type of organization that would. */
export const unaskedView = z.array(
  z.object({
    type: z.string(),
    form: z.string(),
    formTitle: z.object({ ru: z.string(), en: z.string().optional() }).nullable(),
    reason: z.enum(['noOrganization', 'noCampaign']),
    elements: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
);
export type UnaskedView = z.infer<typeof unaskedView>;

/** The new closing time; of a data form the new due date, which takes its days of grace along. */
export const closingInput = z.strictObject({ closesAt: moment });

/** What a message template may name, in Russian or English: filled for each organization. */
const variables = [
  ['приветствие', 'greeting'],
  ['опрос', 'survey'],
  ['зачем', 'purpose'],
  ['кто', 'asked'],
  ['организация', 'organization'],
  ['муниципалитет', 'municipality'],
  ['анонимность', 'privacy'],
  ['время', 'duration'],
  ['срок', 'deadline'],
  ['адрес', 'address'],
] as const;

const namesIn = (template: string) =>
  [...template.matchAll(/\{([^{}\n]*)\}/g)].map((found) => (found[1] ?? '').trim().toLowerCase());
const known: readonly string[] = variables.flat();

export const messageInput = z.strictObject({
  /** Null: the usual words. */
  template: z
    .string()
    .trim()
    .max(3000)
    .superRefine((template, context) => {
      const unknown = namesIn(template).find((name) => !known.includes(name));
      if (unknown !== undefined) {
        context.addIssue({
          code: 'custom',
          message: `подстановки {${unknown}} нет | there is nothing called {${unknown}}`,
        });
      }
      if (!namesIn(template).some((name) => name === 'адрес' || name === 'address')) {
        context.addIssue({
          code: 'custom',
          message: 'без {адрес} ответить будет негде | without {address} nobody can answer',
        });
      }
    })
    .nullable(),
});

/** What a message with a link is made of; the page fills it in for each organization. */
export const campaignMessage = z.object({
  template: z.string().nullable(),
  municipalityName: z.string(),
  greeting: z.string(),
  purpose: z.object({ ru: z.string(), en: z.string().optional() }),
  /** How long an answer takes. */
  minutes: z.number(),
});
export type CampaignMessage = z.infer<typeof campaignMessage>;

/** Participation, organization by organization: how many answered, not what they said. */
export const campaignProgress = z.object({
  campaign: campaignView,
  organizations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      cluster: z.string(),
      type: z.string(),
      /** People asked, frozen at opening; null when nobody knows. */
      expected: z.number().nullable(),
      /** Responses received (questionnaires), or 1 when the data form is submitted. */
      received: z.number(),
      assignmentId: z.string().nullable(),
      assignmentState: z.enum(assignmentStates).nullable(),
    }),
  ),
  received: z.number(),
  expected: z.number().nullable(),
  reportedOrganizations: z.number(),
});
export type CampaignProgress = z.infer<typeof campaignProgress>;
