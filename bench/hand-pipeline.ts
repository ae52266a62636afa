import mongoose from 'mongoose';
import { formKey, marks, period, type Many } from './many.ts';

/**
 * The same twenty numbers for every organization as somebody who knows this one form would write
 * them: one pass over the responses, the same rules for what is missing, results kept.
 */
export async function runHandPipeline({ town, campaignId }: Many): Promise<void> {
  const db = mongoose.connection.getClient().db(mongoose.connection.name);
  const { municipalityId } = town;
  const answer = (name: string) => `$answers.${name}`;
  const sumIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
  const answered = (name: string) => ({ $isNumber: answer(name) });
  // A mark's answers are numbers or missing, and missing is below every number.
  const atLeast = (name: string, mark: number) => ({ $gte: [answer(name), mark] });
  const senior = { $eq: [answer('stage'), 'senior'] };
  await db
    .collection('responses')
    .aggregate([
      {
        $match: { municipalityId, formKey, period, campaignId, formVersion: 1, step: { $gt: 0 } },
      },
      {
        $group: {
          _id: '$organizationId',
          base: { $sum: 1 },
          day: { $max: '$day' },
          ...Object.fromEntries(
            marks.flatMap((mark): [string, object][] => [
              [`good_${mark}`, sumIf(atLeast(mark, 4))],
              [`n_${mark}`, sumIf(answered(mark))],
              [`sum_${mark}`, { $sum: answer(mark) }],
            ]),
          ),
          good_recommend: sumIf(atLeast('recommend', 9)),
          n_recommend: sumIf(answered('recommend')),
          good_senior: sumIf({ $and: [atLeast('overall', 4), senior] }),
          n_senior: sumIf({ $and: [answered('overall'), senior] }),
        },
      },
      { $merge: { into: 'benchValues', whenMatched: 'replace' } },
    ])
    .toArray();
  await db
    .collection('benchValues')
    .aggregate([
      {
        $group: {
          _id: 'municipality',
          ...Object.fromEntries(
            [...marks, 'recommend', 'senior'].flatMap((mark) => [
              [`good_${mark}`, { $sum: `$good_${mark}` }],
              [`n_${mark}`, { $sum: `$n_${mark}` }],
              [`sum_${mark}`, { $sum: `$sum_${mark}` }],
            ]),
          ),
        },
      },
      { $merge: { into: 'benchTotals', whenMatched: 'replace' } },
    ])
    .toArray();
}
