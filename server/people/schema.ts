import { z } from 'zod';
import { roleNames } from '../access.ts';
import { line } from '../inputs.ts';

export const signInInput = z.strictObject({
  login: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
});

export const sessionView = z.object({
  /** Sent back in the `X-CSRF-Token` header of every request that changes something. */
  csrfToken: z.string(),
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      role: z.enum(roleNames),
      permissions: z.array(z.string()),
      organizationIds: z.array(z.string()),
      municipalityId: z.string(),
      municipalities: z.array(
        z.object({ id: z.string(), name: z.string(), role: z.enum(roleNames) }),
      ),
    })
    .nullable(),
});
export type SessionView = z.infer<typeof sessionView>;

export const switchInput = z.strictObject({ municipalityId: z.uuid() });

/** An e-mail, or nothing; a Cyrillic letter that looks like a Latin one is named. */
const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .superRefine((text, context) => {
    const letter = /[а-яё]/.exec(text)?.[0];
    if (letter !== undefined) {
      context.addIssue({
        code: 'custom',
        message: `в адресе русская буква «${letter}» | the address has the Cyrillic letter “${letter}”`,
      });
    } else if (text !== '' && !z.email().safeParse(text).success) {
      context.addIssue({
        code: 'custom',
        message:
          'это не адрес, пример: school1@example.ru | not an address, an example: school1@example.ru',
      });
    }
  });

/** Roles that work for named organizations; the others serve the whole municipality. */
const organizationRoles = ['coordinator', 'head', 'expert'] as const;

export const personInput = z
  .strictObject({
    name: line(2, 200, 'введите фамилию, имя и отчество | enter the name'),
    role: z.enum(roleNames).exclude(['respondent']),
    organizationIds: z.array(z.uuid()).max(200),
    email: email.default(''),
    phone: line(0, 60).default(''),
  })
  .superRefine(({ role, organizationIds }, context) => {
    const isBound = organizationRoles.some((one) => one === role);
    if (role !== 'expert' && isBound && organizationIds.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['organizationIds'],
        message: 'выберите хотя бы одну организацию | choose at least one organization',
      });
    }
    if (!isBound && organizationIds.length > 0) {
      context.addIssue({
        code: 'custom',
        path: ['organizationIds'],
        message: 'эта роль не привязана к организациям | this role belongs to no organizations',
      });
    }
  });
export type PersonInput = z.infer<typeof personInput>;

export const personStates = ['waiting', 'invited', 'active', 'blocked'] as const;
export type PersonState = (typeof personStates)[number];

export const personView = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  email: z.string(),
  phone: z.string(),
  role: z.enum(roleNames),
  organizationIds: z.array(z.string()),
  /** waiting: neither password nor a valid invitation; invited: a code is out; active: has a password. */
  state: z.enum(personStates),
  /** Until when the last code may be used; it may lie in the past. */
  invitedUntil: z.string().nullable(),
});
export type PersonView = z.infer<typeof personView>;

/** A person as somebody signed in sees one: with what that somebody may do about it. */
export const personRow = personView.extend({
  isSelf: z.boolean(),
  /** May be changed, blocked and invited by whoever asks. */
  manageable: z.boolean(),
});
export type PersonRow = z.infer<typeof personRow>;

export const invitationsInput = z.strictObject({
  personIds: z.array(z.uuid()).min(1).max(500),
});

/** Codes are in this answer and nowhere else. */
export const invitationsView = z.object({
  /** Where a code is typed. */
  address: z.string(),
  invitations: z.array(
    z.object({
      person: personRow,
      code: z.string(),
      /** Leads there with the code behind the #, so that no log sees it. */
      url: z.string(),
      expiresAt: z.string(),
    }),
  ),
});
export type InvitationsView = z.infer<typeof invitationsView>;

const newPassword = z
  .string()
  .min(10, 'пароль от 10 знаков | a password has 10 characters or more')
  .max(200, 'пароль до 200 знаков | a password has at most 200 characters');

export const joinInput = z.strictObject({ code: z.string().max(500) });
export const joinPasswordInput = joinInput.extend({ password: newPassword });
export const ownPasswordInput = z.strictObject({
  current: z.string().max(200),
  password: newPassword,
});

export const joinView = z.object({
  municipality: z.string(),
  name: z.string(),
  role: z.enum(roleNames),
  organizations: z.array(z.string()),
  login: z.string(),
  /** The person has a password already and will replace it. */
  hasPassword: z.boolean(),
  expiresAt: z.string(),
});
export type JoinView = z.infer<typeof joinView>;
