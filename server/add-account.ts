import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { roleNames, type Role } from './access.ts';
import { system } from './audit/entry.ts';
import { readTemplate } from './catalogs/templates.ts';
import { readConfig } from './config.ts';
import { createMunicipality, findMunicipalityByName } from './municipalities/model.ts';
import { municipalityInput } from './municipalities/schema.ts';
import { listOrganizations } from './organizations/model.ts';
import { createAccount } from './people/model.ts';
import { StartError } from './start-error.ts';
import { isDuplicateKey } from './storage/errors.ts';
import { connectStorage, createCollections } from './storage/connect.ts';

/**
 * `npm run account -- --login … --name … --role … --municipality …`: the first administrator of an
 * empty storage, and any further account, from the server's own command line. The password is made
 * here and shown once. A municipality that does not exist yet is created (then with --zone and
 * --year, and --catalog for one of the templates).
 */
const options = {
  login: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', default: 'administrator' },
  municipality: { type: 'string' },
  zone: { type: 'string' },
  year: { type: 'string' },
  catalog: { type: 'string' },
  organization: { type: 'string', multiple: true },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function required(values: Values, name: 'login' | 'name' | 'municipality'): string {
  const value = values[name]?.trim();
  if (value) return value;
  throw new StartError(`Не хватает параметра --${name}.`, `The option --${name} is missing.`);
}

async function municipalityOf(values: Values, now: Date): Promise<string> {
  const name = required(values, 'municipality');
  const existing = await findMunicipalityByName(name);
  if (existing) return existing._id;
  const parsed = municipalityInput.safeParse({
    name,
    timeZone: values.zone,
    workingYear: values.year,
    templateId: values.catalog ?? null,
  });
  if (!parsed.success || (values.catalog !== undefined && !readTemplate(values.catalog))) {
    throw new StartError(
      `Муниципалитета «${name}» ещё нет. Чтобы создать его, назовите --zone (например Asia/Vladivostok), --year (например 2026-2027) и, если нужно, --catalog (имя файла из catalogs без .json).`,
      `There is no municipality “${name}” yet. To create it, give --zone (such as Asia/Vladivostok), --year (such as 2026-2027) and, if wanted, --catalog (a file name of catalogs without .json).`,
    );
  }
  return (await createMunicipality(parsed.data, { actor: system, now }))._id;
}

async function organizationsOf(municipalityId: string, names: string[]): Promise<string[]> {
  const all = await listOrganizations(municipalityId);
  return names.map((name) => {
    const found = all.find((one) => one.name === name || one.shortName === name);
    if (found) return found._id;
    throw new StartError(`Нет организации «${name}».`, `There is no organization “${name}”.`);
  });
}

function roleOf(role: string): Role {
  const known = roleNames.find((name) => name === role);
  if (known) return known;
  throw new StartError(
    `Роли «${role}» нет. Есть: ${roleNames.join(', ')}.`,
    `There is no role “${role}”. There are: ${roleNames.join(', ')}.`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  const [login, name] = [required(values, 'login'), required(values, 'name')];
  const role = roleOf(values.role);
  const storage = await connectStorage(readConfig());
  try {
    await createCollections();
    const now = new Date();
    const municipalityId = await municipalityOf(values, now);
    const organizationIds = await organizationsOf(municipalityId, values.organization ?? []);
    const password = randomBytes(12).toString('base64url');
    const membership = { municipalityId, role, organizationIds };
    await createAccount({ login, name, password, membership, now });
    console.log(`Вход / login: ${login}\nПароль / password: ${password}`);
  } finally {
    await storage.close();
  }
}

main().catch((error: unknown) => {
  if (error instanceof StartError) console.error(error.message);
  else if (isDuplicateKey(error)) {
    console.error(
      'Такой вход уже есть, или этот человек уже есть в муниципалитете. / The login is taken, or the municipality has this person already.',
    );
  } else console.error(error);
  process.exitCode = 1;
});
