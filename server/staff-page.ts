import { readFileSync } from 'node:fs';
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

/** The staff application's page, with this answer's style nonce. */
export function staffPage(): RequestHandler {
  let page: string | undefined;
  return (_request, response, next) => {
    try {
      page ??= readFileSync(`${dist}/staff/index.html`, 'utf8');
    } catch (error) {
      next(error);
      return;
    }
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll('__CSP_NONCE__', String(response.locals.nonce)));
  };
}
