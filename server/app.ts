import { randomBytes } from 'node:crypto';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { auditRoutes } from './audit/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { messageRoutes } from './campaigns/message.routes.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import { catalogRoutes } from './catalogs/routes.ts';
import { settingsRoutes } from './catalogs/settings.routes.ts';
import { boundTemplateRoutes } from './completeness/bound-template.routes.ts';
import { compilationRoutes } from './completeness/compilation.routes.ts';
import { foundRoutes } from './checks/found.routes.ts';
import { checkRoutes } from './checks/routes.ts';
import { completenessRoutes } from './completeness/routes.ts';
import { usualFilesLimitMb, type Config } from './config.ts';
import { answerErrors } from './errors.ts';
import { externalNumberRoutes } from './external/numbers.routes.ts';
import { externalRoutes } from './external/routes.ts';
import { externalWithdrawRoutes } from './external/withdraw.routes.ts';
import { makeCheckLink, type CheckLink } from './evidence/link-check.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { fileRoutes } from './files/routes.ts';
import { formRoutes } from './forms/routes.ts';
import { guideRoutes } from './guide/routes.ts';
import { openRoute, type Route } from './handle.ts';
import { coverageRoutes } from './indicators/coverage.routes.ts';
import { indicatorRoutes } from './indicators/routes.ts';
import { limitMisses, limitRate } from './limits.ts';
import { posterRoutes } from './links/poster.routes.ts';
import { linkRoutes } from './links/routes.ts';
import { municipalityRoutes } from './municipalities/routes.ts';
import { describeApi } from './openapi.ts';
import { listOrganizations } from './organizations/model.ts';
import { importRoutes } from './organizations/import.routes.ts';
import { organizationRoutes } from './organizations/routes.ts';
import { joinRoutes } from './people/join.routes.ts';
import { personRoutes } from './people/person.routes.ts';
import { sessionRoutes } from './people/routes.ts';
import { sessionMiddleware } from './people/session.ts';
import { Problem } from './problem.ts';
import { reminderRoutes } from './reminders/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { previewPages, respondPages } from './respond/routes.ts';
import { contactRoutes } from './responses/contacts.routes.ts';
import { decideRoutes } from './assignments/decide.routes.ts';
import { excelRoutes } from './assignments/excel.routes.ts';
import { dataFormRoutes } from './assignments/routes.ts';
import { progressRoutes } from './responses/progress.routes.ts';
import { releaseRoutes } from './responses/release.routes.ts';
import { resultsRoutes } from './responses/results.routes.ts';
import { responseRoutes } from './responses/routes.ts';
import { Targets } from './responses/target.ts';
import { feedRoutes } from './schedules/feed.routes.ts';
import { occurrenceRoutes } from './schedules/occurrence.routes.ts';
import { organizationPlanRoutes } from './schedules/organization-plan.routes.ts';
import { planRoutes } from './schedules/plan.routes.ts';
import { scheduleRoutes } from './schedules/routes.ts';
import { staffAssets, staffPage } from './staff-page.ts';
import { tableRoutes } from './tables/routes.ts';

export interface AppOptions {
  config: Pick<Config, 'appSecret' | 'publicUrl' | 'cookieSecure' | 'trustProxy'>;
  log: Logger;
  /** Called after a change that leaves work for the jobs. */
  wake: () => void;
  /** Asks whether a published address opens; tests have sites of their own. */
  checkLink?: CheckLink;
  /** Whether a mail server is set up: pages say where letters stay. */
  mail?: boolean;
  /** What the files of one municipality may take in all. */
  filesLimitMb?: number;
  /** Requests a minute from one address; tests and the bench raise them. */
  limits?: { answers: number; pages: number; misses: number; staff: number; signIn: number };
}

const usualLimits = { answers: 120, pages: 240, misses: 20, staff: 1200, signIn: 20 };

/** The whole HTTP side: routes in the order of the data's way, one error handler. */
export function makeApp(options: AppOptions): Express {
  const { config, log, wake, limits = usualLimits, mail = false } = options;
  const { filesLimitMb = usualFilesLimitMb, checkLink = makeCheckLink() } = options;
  const targets = new Targets();
  const feeds = feedRoutes({ secret: config.appSecret, publicUrl: config.publicUrl });
  const staff: Route[] = [
    ...sessionRoutes,
    ...joinRoutes({ organizationsOf: listOrganizations }),
    ...personRoutes({ publicUrl: config.publicUrl, organizationsOf: listOrganizations }),
    ...municipalityRoutes,
    ...organizationRoutes,
    ...importRoutes,
    ...tableRoutes,
    ...fileRoutes({ limitBytes: filesLimitMb * 2 ** 20 }),
    ...calendarRoutes,
    ...formRoutes,
    ...catalogRoutes,
    ...campaignRoutes,
    ...messageRoutes,
    ...linkRoutes({
      secret: config.appSecret,
      publicUrl: config.publicUrl,
      onRevoke: () => targets.forget(),
    }),
    ...posterRoutes({ secret: config.appSecret, publicUrl: config.publicUrl }),
    ...progressRoutes,
    ...dataFormRoutes,
    ...decideRoutes,
    ...excelRoutes({ secret: config.appSecret }),
    ...checkRoutes,
    ...foundRoutes,
    ...resultsRoutes,
    ...releaseRoutes,
    ...contactRoutes,
    ...externalRoutes,
    ...externalNumberRoutes,
    ...externalWithdrawRoutes,
    ...evidenceRoutes({ checkLink }),
    ...coverageRoutes,
    ...indicatorRoutes,
    ...settingsRoutes,
    ...scheduleRoutes,
    ...occurrenceRoutes,
    ...planRoutes,
    ...organizationPlanRoutes,
    ...feeds.staff,
    ...guideRoutes,
    ...reportRoutes,
    ...completenessRoutes,
    ...compilationRoutes,
    ...boundTemplateRoutes,
    ...reminderRoutes({ publicUrl: config.publicUrl, mail }),
    ...auditRoutes,
    ...previewPages,
  ];
  const open: Route[] = [
    ...responseRoutes(targets),
    ...respondPages(targets, config.appSecret),
    feeds.open,
  ];
  let description: object | undefined;
  const api: Route = openRoute(
    { method: 'get', path: '/api/openapi.json', summary: 'This description' },
    () => (description ??= describeApi([...staff, ...open])),
  );

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  const https = config.publicUrl.startsWith('https:');
  app.get('/health', (_request, response) => {
    response.json({ ok: true });
  });

  const perMinute = (points: number) => limitRate({ points, seconds: 60 });
  const json = readJson('256kb');
  app.use('/api/answer', plainHeaders(https), perMinute(limits.answers));
  mount(app, responseRoutes(targets), json, () => undefined);

  app.use(pageHeaders(https));
  app.use(['/r', '/k', '/api/openapi.json', '/api/schedule/feed.ics'], perMinute(limits.pages));
  // A school's parents may share one address: only codes that lead nowhere are counted here.
  app.use('/k', limitMisses({ points: limits.misses, seconds: 60 }));
  mount(app, [...respondPages(targets, config.appSecret), feeds.open, api], [], () => undefined);

  app.use(staffAssets());
  const session = sessionMiddleware({
    secret: config.appSecret,
    secureCookie: config.cookieSecure,
  });
  app.post('/api/session', perMinute(limits.signIn));
  app.post('/api/join', perMinute(limits.signIn));
  app.post('/api/join/password', perMinute(limits.signIn));
  app.put('/api/session/password', perMinute(limits.signIn));
  app.use(['/api', '/preview'], perMinute(limits.staff));
  // Whole catalogs and tables of organizations are the large things that are sent.
  app.use(['/api/catalog', '/api/organizations/import'], readJson('4mb'));
  app.use(['/api', '/preview'], readJson('512kb'), session);
  mount(app, staff, [], () => {
    targets.forget();
    wake();
  });
  app.use('/api', (_request, _response, next) => {
    next(new Problem('route.unknown'));
  });
  app.get('/{*path}', staffPage());
  app.use((_request, _response, next) => {
    next(new Problem('route.unknown'));
  });
  app.use(answerErrors(log));
  return app;
}

/** Mounts routes; `changed` is called after each successful one that is not a read. */
function mount(
  app: Express,
  routes: readonly Route[],
  before: RequestHandler[],
  changed: () => void,
): void {
  for (const route of routes) {
    const bytes = route.raw ? [express.raw({ type: () => true, limit: route.raw })] : [];
    app[route.method](route.path, ...before, ...bytes, async (request, response, next) => {
      await route.handler(request, response, next);
      if (route.method !== 'get') changed();
    });
  }
}

interface RawBody {
  hasPrototypeKey?: boolean;
}

/**
 * Reads JSON bodies. A key `__proto__` is refused by name: parsers and schemas drop it silently,
 * and nothing that is sent may vanish.
 */
function readJson(limit: string): RequestHandler[] {
  const parse = express.json({
    limit,
    strict: true,
    verify: (request, _response, body) => {
      const found = body.includes('__proto__') && /"__proto__"\s*:/.test(body.toString('utf8'));
      (request as RawBody).hasPrototypeKey = found;
    },
  });
  const check: RequestHandler = (request, _response, next) => {
    if (!(request as RawBody).hasPrototypeKey) {
      next();
      return;
    }
    const reason = { ru: { reason: 'такого поля нет' }, en: { reason: 'there is no such field' } };
    next(new Problem('input.invalid', { path: '__proto__', parameters: reason }));
  };
  return [parse, check];
}

/** Headers of answers that are JSON and nothing else. */
function plainHeaders(https: boolean): RequestHandler {
  const headers = {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}

/** A strict policy: own scripts and styles only; emotion's style elements carry the nonce. */
function pageHeaders(https: boolean): RequestHandler[] {
  return [
    (_request, response, next) => {
      response.locals.nonce = randomBytes(16).toString('base64');
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", (_request, response) => nonceOf(response)],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          frameSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'self'"],
          manifestSrc: ["'self'"],
          ...(https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: https,
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginEmbedderPolicy: false,
    }),
  ];
}

function nonceOf(response: unknown): string {
  const { locals } = response as { locals: { nonce: string } };
  return `'nonce-${locals.nonce}'`;
}
