import { createHash, createHmac } from 'node:crypto';
import { codeFrom, showCode } from '../short-code.ts';

/** 144 bits: more than the 128 that make guessing hopeless, and 24 characters on paper. */
const bytes = 18;

/** Signs of the short code that stands for the token on paper. */
export const codeLength = 10;

type Derived = { _id: string; generation: number };

/** The short code of a link's generation: withdrawn together with the token. */
export function codeOf(secret: string, link: Derived): string {
  const digest = createHmac('sha256', secret)
    .update(`link-code:${link._id}:${link.generation}`)
    .digest();
  return codeFrom(digest, codeLength);
}

/**
 * What the storage keeps of a short code: keyed, because 47 bits could be found by trying where
 * somebody holds the database alone.
 */
export function codeHash(secret: string, code: string): string {
  return createHmac('sha256', secret).update(`link-code-hash:${code}`).digest('base64url');
}

/** The token of a link's generation. Derived, so that a permitted person can see it again. */
export function tokenOf(secret: string, link: Derived): string {
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

/** The addresses of a link: the long one that codes hold, the short one that people type. */
export function addressesOf(
  { secret, publicUrl }: { secret: string; publicUrl: string },
  link: Derived,
): { url: string; shortUrl: string } {
  return {
    url: `${publicUrl}/r/${tokenOf(secret, link)}`,
    shortUrl: `${publicUrl}/k/${showCode(codeOf(secret, link))}`,
  };
}
