/** Whether the storage refused a write because a unique index already holds the key. */
export function isDuplicateKey(error: unknown): error is Error {
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

/** What the operating system says of a broken connection; the driver passes some of it on bare. */
const broken = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'ETIMEDOUT']);

/**
 * Whether the storage could not be reached: the caller may send the same request again. Whether
 * the write was made is then unknown, which is why every write must bear repeating.
 */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A bulk write wraps the driver's network error in its own class and copies its fields.
  if (unreachable.has(error.name) || 'beforeHandshake' in error) return true;
  const { syscall, code } = error as NodeJS.ErrnoException;
  return /^(connect|read|write|getaddrinfo)$/.test(syscall ?? '') && broken.has(code ?? '');
}
