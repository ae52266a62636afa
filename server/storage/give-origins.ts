import type { Db } from 'mongodb';
import type { ScheduleAnchor } from '../../catalogs/schedule.ts';
import { readTemplate } from '../catalogs/templates.ts';
import { newId } from './ids.ts';

/** What rows know of their time since they have occurrences; frozen with migration 7. */
const added = ['after', 'reportingYear', 'sessions', 'demandsPlans'] as const;

/**
 * Rows that were copied before catalogs said what they count from learn it from their template,
 * and their municipality gets the named events. Only rows that still read as the template does; what
 * a row says already stays. The job that makes occurrences finds them by their mark.
 */
export async function giveOrigins(db: Db): Promise<void> {
  const municipalities = db.collection<{ _id: string; templateId: string | null }>(
    'municipalities',
  );
  const rows = db.collection('scheduleRows');
  const rules = db.collection<{ _id: string; anchors: ScheduleAnchor[] }>('scheduleRules');
  for await (const { _id, templateId } of municipalities.find()) {
    const template = templateId === null ? null : readTemplate(templateId);
    if (!template) continue;
    for (const row of template.schedule) {
      const { id: key, title, sourceLine } = row;
      const same = { municipalityId: _id, key, 'facts.title': title };
      for (const name of added) {
        if (row[name] === undefined) continue;
        const place = `facts.${name}`;
        await rows.updateOne(
          { ...same, 'facts.sourceLine': sourceLine, [place]: { $exists: false } },
          { $set: { [place]: row[name], stale: newId() } },
        );
      }
    }
    if (template.anchors.length === 0 || !(await rows.findOne({ municipalityId: _id }))) continue;
    // The rest of the rules are the usual ones as long as nobody has written any.
    const fresh = { municipalityId: _id, anchors: [], events: [], numbers: [], plansDue: [] };
    await rules.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true });
    for (const anchor of template.anchors) {
      await rules.updateOne(
        { _id, 'anchors.id': { $ne: anchor.id } },
        { $push: { anchors: anchor } },
      );
    }
  }
}
