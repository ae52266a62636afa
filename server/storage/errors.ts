/** Whether the storage refused a write because a unique index already holds the key. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}

const unreachable = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoPoolClearedOnNetworkError',
]);

/** Whether the storage could not be reached: the caller may send the same request again. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Error && unreachable.has(error.name);
}
