/** `npm run dev`: the server restarted and the pages rebuilt at every change. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildPages } from './build.mjs';
import { main, root } from './console.mjs';
import { setUp } from './setup.mjs';

const bin = (name) => join(root, 'node_modules', ...name.split('/'));
const commands = [
  [bin('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/main.ts'],
  [bin('vite/bin/vite.js'), '--config', 'client/staff/vite.config.ts'],
  [bin('vite/bin/vite.js'), 'build', '--watch', '--config', 'client/respond/vite.config.ts'],
];

await main(async () => {
  setUp();
  await buildPages();
  const children = commands.map((args) =>
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }),
  );
  const stop = () => {
    for (const child of children) child.kill();
  };
  for (const child of children) child.on('exit', stop);
  process.on('SIGTERM', stop);
});
