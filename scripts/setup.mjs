/**
 * What every command needs before it begins: the right Node, the packages, and a C library that
 * the embedded engine accepts. Runs on Node alone; the second time it changes nothing and needs
 * no network.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareCLibrary } from './c-library.mjs';
import { root, SetupError } from './console.mjs';
import { installPackages } from './packages.mjs';

/** @throws {SetupError} when this Node is older than package.json asks for */
export function checkNode(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const needed = engines.node.replace('>=', '');
  const [major, minor] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new SetupError(
    `Нужен Node.js ${needed} или новее, здесь ${version}: обновите Node.js и повторите команду.`,
    `Node.js ${needed} or newer is needed, this is ${version}: update Node.js and run the command again.`,
  );
}

export function setUp() {
  checkNode();
  installPackages();
  prepareCLibrary();
}
