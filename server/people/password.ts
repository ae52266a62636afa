import { hash, verify } from '@node-rs/argon2';
import { newId } from '../storage/ids.ts';

/** OWASP's minimum for argon2id: 19 MiB, two passes. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checked when there is no password, so that both refusals take the same time. */
const decoy = hash(newId(), argon);

/** What the storage keeps of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, argon);
}

/** Whether the password is the one behind the hash; never, where there is no hash. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const matches = await verify(kept ?? (await decoy), password);
  return matches && kept !== null;
}
