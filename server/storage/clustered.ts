import type { Schema } from 'mongoose';

/**
 * Orders a collection by its random `_id`. A normal collection numbers its documents in the order
 * of their arrival, which would say who answered after whom.
 */
export function clusterById<T>(schema: Schema<T>, name: string): void {
  // Mongoose makes clustered collections but its types do not list the option.
  schema.set('clusteredIndex' as 'collection', { key: { _id: 1 }, unique: true, name } as never);
}
