import type { Express } from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a side tells the bench once it listens. */
export interface Ready {
  url: string;
}

/**
 * Serves an application on a free port until the bench lets go of this process.
 * @param more what else the bench is told once it listens
 */
export function serve<R extends Ready>(
  app: Express,
  path: string,
  more?: (url: string) => Promise<Omit<R, 'url'>>,
): void {
  const server = createServer(app);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}${path}`;
    void Promise.resolve(more?.(url)).then((rest) => process.send?.({ url, ...rest }));
  });
  process.on('disconnect', () => process.exit(0));
}

/** The storage's address, handed over by the bench. */
export function storageUri(): string {
  const uri = process.argv[2];
  if (!uri) throw new Error('The bench gives the storage address as the first argument');
  return uri;
}
