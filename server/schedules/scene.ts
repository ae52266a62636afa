import type { StaffActor } from '../access.ts';
import { listOccurrences, type Occurrence } from './occurrence.model.ts';
import { numbersOf, type Scene } from './occurrence.view.ts';
import { listSchedule } from './model.ts';
import { getRules, type ScheduleRules } from './settings.model.ts';
import { sightOf } from './sight.ts';
import type { Sight } from './view.ts';

/** Everything that occurrences of a municipality are shown with at this moment. */
export async function sceneOf(context: {
  actor: Pick<StaffActor, 'municipalityId'>;
  now: Date;
}): Promise<{ scene: Scene; sight: Sight; all: Occurrence[]; rules: ScheduleRules }> {
  const { municipalityId } = context.actor;
  const [sight, rows, all, rules] = await Promise.all([
    sightOf(context),
    listSchedule(municipalityId),
    listOccurrences(municipalityId),
    getRules(municipalityId),
  ]);
  const { campaigns, now, today, workingYear } = sight;
  const scene: Scene = {
    rows: new Map(rows.map((row) => [row._id, row])),
    numbers: numbersOf(all),
    steps: rules.settings.steps,
    ...{ campaigns, now, today, workingYear },
  };
  return { scene, sight, all, rules };
}
