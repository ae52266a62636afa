import { createHash, createHmac } from 'node:crypto';

/** 144 bits: more than the 128 that make guessing hopeless, and 24 characters on paper. */
const bytes = 18;

/** The token of a link's generation. Derived, so that a permitted person can see it again. */
export function tokenOf(secret: string, link: { _id: string; generation: number }): string {
  return createHmac('sha256', secret)
    .update(`link:${link._id}:${link.generation}`)
    .digest()
    .subarray(0, bytes)
    .toString('base64url');
}

/** What the storage keeps of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
