import { readCommandSettings } from '../config.ts';
import { StartError } from '../start-error.ts';
import { evaluateExpressions } from './expressions.ts';
import { faultLines, InputFaults, inWords, type Speech } from './faults.ts';
import { evaluateFolder } from './folder.ts';
import { readTask, usage, UsageError } from './options.ts';
import { withOwnStorage } from './own-storage.ts';

/**
 * `npm run evaluate`: computes indicators from files, or expressions over answers, without a
 * server. Ends with 0; with 2 where the input or the command is at fault; else with 1.
 */
async function main(): Promise<number> {
  let speech: Speech = 'both';
  const say = (text: string) => process.stderr.write(`${text}\n`);
  try {
    const settings = readCommandSettings();
    speech = settings.language ?? 'both';
    const read = readTask(process.argv.slice(2), speech);
    speech = read.speech;
    const { task } = read;
    const within = <T>(work: () => Promise<T>) => withOwnStorage(settings.mongodbUri, work);
    switch (task.kind) {
      case 'help':
        process.stdout.write(`${inBoth(usage, speech)}\n`);
        return 0;
      case 'expressions':
        await evaluateExpressions(task, within);
        return 0;
      case 'folder':
        return await evaluateFolder(task, within, (text) => say(inWords(text, speech)));
    }
  } catch (error) {
    if (error instanceof InputFaults) {
      for (const line of faultLines(error.faults, speech)) say(line);
      return 2;
    }
    if (error instanceof UsageError) {
      say(`${inWords(error.text, speech)}\n\n${inBoth(usage, speech)}`);
      return 2;
    }
    if (error instanceof StartError) say(speech === 'en' ? error.en : error.message);
    else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

function inBoth({ ru, en }: typeof usage, speech: Speech): string {
  return speech === 'both' ? `${ru}\n\n${en}` : inWords({ ru, en }, speech);
}

process.exitCode = await main();
