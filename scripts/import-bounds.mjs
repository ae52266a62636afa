/**
 * Who may import whom, as lint rules. The order of the nouns is the order of the data's way: a
 * noun knows those before it, never those after it; effects the other way are wired in
 * server/jobs.ts.
 */

const nouns = [
  'municipalities',
  'people',
  'organizations',
  'files',
  'calendar',
  'forms',
  'catalogs',
  'campaigns',
  'links',
  'responses',
  'elements',
  'checks',
  'assignments',
  'evidence',
  'external',
  'indicators',
  'schedules',
  'reports',
  'completeness',
  'reminders',
];

/**
 * One folder's bound. Later bounds replace earlier ones for the same file, so each is whole.
 * @param {string[]} files
 * @param {{ regex: string, message: string, allowTypeImports?: boolean }[]} patterns
 */
function bound(files, patterns, ignores = []) {
  return {
    files,
    ignores,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

const noTests = {
  regex: '/(test|bench|scripts)/',
  message: 'Product code does not know its tests, measurements or scripts.',
};
const noClient = {
  regex: '/client/(?!respond/page-data\\.ts$)',
  message:
    'The server knows nothing of the pages but what it puts into one: client/respond/page-data.ts.',
};
const noHttp = {
  regex: '^(express|express-session|passport|helmet)$|/(handle|app|main)\\.ts$|/routes\\.ts$',
  message: 'HTTP belongs to routes.ts: take plain values here and return plain values.',
};
const noDatabase = {
  regex: '^(mongoose|mongodb)$|/model\\.ts$|/storage/',
  message: 'The database belongs to model.ts: schema.ts holds shapes and rules about shapes.',
};

/** A noun may not import the nouns after it on the data's way. */
function downstream(noun) {
  const later = nouns.slice(nouns.indexOf(noun) + 1);
  return {
    regex: `^\\.\\./(${later.join('|')})/`,
    message: `${noun} come earlier on the data's way: wire the effect in server/jobs.ts, or ask from the later noun.`,
  };
}

const serverNouns = nouns.flatMap((noun) => {
  const later = noun === nouns.at(-1) ? [] : [downstream(noun)];
  return [
    bound(
      [`server/${noun}/**/*.ts`],
      [noTests, noClient, noHttp, ...later],
      ['server/*/*routes.ts', 'server/*/schema.ts', 'server/people/session.ts'],
    ),
  ];
});

const server = [
  bound(['server/**/*.ts'], [noTests, noClient]),
  ...serverNouns,
  bound(['server/*/schema.ts'], [noTests, noClient, noHttp, noDatabase]),
];

const forms = [
  bound(
    ['forms/run/**/*.ts'],
    [
      {
        regex: '^(?!\\./)',
        message:
          'forms/run runs on the page and on the server and imports nothing: compile it ahead in forms/compile.',
      },
    ],
  ),
  bound(
    ['forms/edit/**/*.ts'],
    [
      {
        regex: '^(?!\\./|\\.\\./run/)',
        allowTypeImports: true,
        message:
          'forms/edit runs on the page that edits a form: no compiler, no libraries, only forms/run.',
      },
    ],
  ),
  bound(
    ['forms/compile/**/*.ts', 'forms/*.ts'],
    [
      {
        regex:
          '^(?!\\./|\\.\\./|survey-core|recheck(?:/lib/browser\\.js)?$|zod$)|/(server|client|test)/',
        message:
          'forms/compile is pure: only survey-core, recheck, zod and forms/run; no database, HTTP, files or DOM.',
      },
    ],
  ),
  bound(
    ['catalogs/**/*.ts'],
    [
      {
        regex: '^(?!\\./|\\.\\./forms/|zod$)',
        message: 'catalogs/ holds data and its schema: only zod and forms/.',
      },
    ],
    ['catalogs/methods/**'],
  ),
  bound(
    ['catalogs/methods/**/*.ts'],
    [
      {
        regex: '^(?!\\./|\\.\\./\\.\\./forms/run/types\\.ts$|ml-kmeans$)',
        message: 'The methods are pure: only each other and ml-kmeans; no database, no schemas.',
      },
    ],
  ),
];

const typesOfTheServer = [
  {
    regex: '/server/(?!.*schema\\.ts$)',
    message: 'A page takes types from server/<noun>/schema.ts and everything else over HTTP.',
  },
  {
    regex: '/server/.*schema\\.ts$',
    allowTypeImports: true,
    message: 'Write "import type": the schema library stays out of the pages.',
  },
];

const client = [
  bound(
    ['client/staff/**/*.{ts,tsx}'],
    [
      noTests,
      ...typesOfTheServer,
      { regex: '/respond/', message: 'The respondent’s page is an entry of its own.' },
      { regex: '^preact', message: 'The staff application is React; Preact draws client/respond.' },
    ],
  ),
  bound(
    ['client/respond/**/*.{ts,tsx}'],
    [
      noTests,
      ...typesOfTheServer,
      { regex: '/staff/', message: 'Staff code would make the respondent’s page heavy.' },
      {
        regex: '^(react|react-dom|@mui/.*|@tanstack/.*|react-router|i18next|react-i18next)$',
        message: 'The respondent’s page is Preact and must stay light.',
      },
    ],
    ['client/respond/rare/**'],
  ),
];

export const bounds = [...server, ...forms, ...client];
