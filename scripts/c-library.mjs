/**
 * The embedded engine needs a newer C library than some supported systems have. Where that is so,
 * the next Debian release's library is unpacked into the project's cache and used by the engine's
 * own process only; the system's library is never touched.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say, SetupError } from './console.mjs';

/** The oldest glibc that the engine's binary can be loaded with. */
const NEEDED = [2, 38];

const PLATFORMS = {
  x64: { folder: 'usr/lib/x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { folder: 'usr/lib/aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** The C library this process runs with, as [major, minor]; null on macOS, musl and Windows. */
function glibcVersion() {
  process.report.excludeNetwork = true;
  const version = process.report.getReport().header.glibcVersionRuntime;
  return version ? version.split('.').map(Number) : null;
}

function isNewEnough([major, minor]) {
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The package mirror that this machine already uses for its own Debian release. */
function mirror() {
  const lines = run('apt-get', ['indextargets', '--format', '$(ORIGIN) $(LABEL) $(REPO_URI)']);
  const line = lines.split('\n').find((each) => each.startsWith('Debian Debian '));
  if (!line) throw new Error('apt has no Debian source');
  return line.split(' ')[2];
}

/** Fetches and unpacks the library into `folder`; apt checks the release's signature. */
function fetchLibrary(folder, platform) {
  const lists = join(folder, 'lists');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  const signedBy = existsSync(KEYRING) ? `[signed-by=${KEYRING}] ` : '';
  const source = join(folder, 'source.list');
  writeFileSync(source, `deb ${signedBy}${mirror()} trixie main\n`);
  const options = {
    'Dir::Etc::sourcelist': source,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': lists,
    'Dir::Cache': join(folder, 'cache'),
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  run('apt-get', [...flags, '--error-on=any', 'update'], { cwd: folder });
  run('apt-get', [...flags, 'download', 'libc6'], { cwd: folder });
  const file = readdirSync(folder).find((name) => /^libc6_.*\.deb$/.test(name));
  run('dpkg', ['-x', join(folder, file), folder]);
  for (const name of [file, 'lists', 'cache', 'source.list', 'usr/share', 'etc']) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  return { version: file.split('_')[1], folder: platform.folder, loader: platform.loader };
}

/** The command line that starts a program under the unpacked library. */
function command(folder, library) {
  const path = [join(folder, library.folder), `/${library.folder.slice(4)}`, `/${library.folder}`];
  return [join(folder, library.folder, library.loader), '--library-path', path.join(':')];
}

/** Whether the library in `folder` is whole: this very Node starts under it. */
function works(folder) {
  try {
    const library = JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8'));
    const [loader, ...args] = command(folder, library);
    return run(loader, [...args, process.execPath, '-p', '6 * 7']).trim() === '42';
  } catch {
    return false;
  }
}

/**
 * Makes sure that the embedded engine can be loaded on this machine. Does nothing where a MongoDB
 * server is configured, where the system's library is new enough, and where it was done before.
 * @throws {SetupError} when the library is too old and cannot be fetched
 */
export function prepareCLibrary({ cache = join(root, '.cache') } = {}) {
  if (process.platform !== 'linux' || process.env.MONGODB_URI) return;
  const version = glibcVersion();
  if (!version || isNewEnough(version)) return;
  const folder = join(cache, 'glibc');
  if (works(folder)) return;

  const platform = PLATFORMS[process.arch];
  const fresh = join(cache, `glibc-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  try {
    if (!platform) throw new Error(`no engine for ${process.arch}`);
    say('Встроенной MongoDB нужна более новая библиотека C: загружается только для её процесса…');
    const library = fetchLibrary(fresh, platform);
    writeFileSync(join(fresh, 'library.json'), `${JSON.stringify(library, null, 2)}\n`);
    if (!works(fresh)) throw new Error('the fetched library does not start Node');
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    const has = version.join('.');
    const needs = NEEDED.join('.');
    throw new SetupError(
      `Встроенной MongoDB нужна glibc ${needs}, здесь ${has}, и загрузить её не удалось (${error.message}); укажите MONGODB_URI или запустите «docker compose up».`,
      `The embedded MongoDB needs glibc ${needs}, this machine has ${has}, and fetching it failed (see above); set MONGODB_URI or run "docker compose up".`,
    );
  }
}
