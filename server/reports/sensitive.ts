import { listIndicators } from '../../catalogs/walk.ts';
import type { StaffActor } from '../access.ts';
import { getCatalog } from '../catalogs/model.ts';
import { viewerOf } from '../indicators/shown.ts';
import type { Sensitive } from './data-form.ts';

/**
 * Which elements are sensitive counts: those that an indicator kept within the organization and the
 * department, or for named officers, counts. Elements carry no confidentiality of their own.
 */
export async function sensitiveElements(actor: StaffActor): Promise<Sensitive> {
  const catalog = await getCatalog(actor.municipalityId);
  const { officer } = viewerOf(actor);
  const counts = new Set<string>();
  const withheld = new Set<string>();
  for (const { indicator } of catalog ? listIndicators(catalog) : []) {
    const { measure, confidentiality } = indicator;
    if (confidentiality !== 'own' && confidentiality !== 'named') continue;
    if (measure?.kind !== 'share' && measure?.kind !== 'sum') continue;
    const { of } = measure;
    if (!('element' in of)) continue;
    counts.add(of.element);
    if (confidentiality === 'named' && !officer) withheld.add(of.element);
  }
  return { counts, withheld };
}
