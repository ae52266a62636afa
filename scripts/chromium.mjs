/** The browser of the browser tests. */

import { existsSync } from 'node:fs';
import { run, say, SetupError } from './console.mjs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const installed = () => usual.find((path) => existsSync(path));

/**
 * The path of a Chromium: of the setting CHROMIUM_PATH, else of a usual place, else newly
 * installed from the system's packages (Debian, root).
 * @throws {SetupError} when there is none and none can be installed
 */
export function prepareChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new SetupError(
      `CHROMIUM_PATH указывает на ${wanted}, но такого файла нет.`,
      `CHROMIUM_PATH names ${wanted}, but there is no such file.`,
    );
  }
  const found = installed();
  if (found) return found;
  try {
    if (process.getuid?.() !== 0) throw new Error('not root');
    say('Устанавливается Chromium для проверок в браузере… / Installing Chromium…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update'], { env });
    const packages = ['chromium', 'fonts-dejavu-core'];
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  } catch (error) {
    throw new SetupError(
      `Для проверок в браузере нужен Chromium, и установить его не удалось (${error.message}): установите его сами (apt-get install chromium) или укажите путь в CHROMIUM_PATH.`,
      'The browser tests need Chromium and installing it failed: install it yourself (apt-get install chromium) or name its path in CHROMIUM_PATH.',
    );
  }
  return installed();
}
