import { startTestEngine } from './engine.ts';

/** Run as a program by the orphan test: starts an engine and waits to be killed. */
const engine = await startTestEngine();
process.send?.({ pid: engine.pid(), dataFolder: engine.dataFolder });
