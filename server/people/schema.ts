import { z } from 'zod';
import { roleNames } from '../access.ts';

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
