import { listElements } from '../elements/model.ts';
import { findLatest, type FormVersion } from '../forms/model.ts';
import { periodBack } from '../periods.ts';
import type { Assignment } from './model.ts';
import type { DataFormView } from './schema.ts';

type Offer = DataFormView['offers'][number];

/**
 * Values known from elsewhere that somebody may take over by hand: the same quantity in another
 * form of this period, and the number of the period before. They are never written by themselves;
 * last period's yes or no would be taken over unread, so it is not offered.
 */
export async function offersFor(
  { municipalityId, organizationId, period }: Assignment,
  form: Pick<FormVersion, 'key' | 'elements'>,
): Promise<Offer[]> {
  const before = periodBack(period, 1);
  const [now, earlier] = await Promise.all([
    listElements(municipalityId, organizationId, period),
    before === period ? [] : listElements(municipalityId, organizationId, before),
  ]);
  const reported = now.filter(({ source }) => source.formKey !== form.key);
  const known = [
    ...reported.map((one) => ({ ...one, from: 'reported' as const })),
    ...earlier
      .filter(({ value }) => typeof value === 'number')
      .map((one) => ({ ...one, from: 'previous' as const })),
  ];
  const questions = new Map(form.elements.map(({ id, question }) => [id, question]));
  const fitting = known.filter(({ elementId }) => questions.has(elementId));
  if (fitting.length === 0) return [];
  const titles = new Map<string, string>();
  for (const key of new Set(fitting.map(({ source }) => source.formKey))) {
    titles.set(key, (await findLatest(municipalityId, key))?.title.ru ?? '');
  }
  return fitting.flatMap(({ elementId, value, from, period: of, source }): Offer[] => {
    const question = questions.get(elementId);
    if (question === undefined || value === null) return [];
    const formTitle = titles.get(source.formKey) ?? '';
    return [{ question, value, from, period: of, formTitle }];
  });
}
