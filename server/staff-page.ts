import { readFile } from 'node:fs/promises';
import express, { type RequestHandler } from 'express';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** Built scripts and styles of both clients; their names carry a hash, so they never change. */
export function staffAssets(): RequestHandler {
  const serve = (folder: string) =>
    express.static(`${dist}/${folder}`, { index: false, immutable: true, maxAge: '1y' });
  const router = express.Router();
  router.use('/assets', serve('staff/assets'));
  router.use('/respond', serve('respond'));
  return router;
}

/** The staff application's page, with this answer's style nonce; a new build is served at once. */
export function staffPage(): RequestHandler {
  return async (_request, response) => {
    const page = await readFile(`${dist}/staff/index.html`, 'utf8');
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll('__CSP_NONCE__', String(response.locals.nonce)));
  };
}
