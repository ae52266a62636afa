import { randomUUID } from 'node:crypto';

/** A new document id: a random UUIDv4, so that an id tells neither order nor time. */
export function newId(): string {
  return randomUUID();
}
