import type { ContextIndicator } from '../../catalogs/indicator.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import { periodFault } from '../campaigns/period.ts';
import { getCatalog } from '../catalogs/model.ts';
import { externalElement, externalNumbers } from '../elements/model.ts';
import { listOrganizations, type Organization } from '../organizations/model.ts';
import { orNotFound, Problem } from '../problem.ts';
import type { NumbersView } from './numbers.schema.ts';

/** Who keeps the municipality's own numbers, in this order. */
const holders = ['department', 'methodicalCentre', 'ppmsCentre'] as const;

async function holderOf(municipalityId: string): Promise<Organization | null> {
  const found = await listOrganizations(municipalityId, { types: holders });
  return holders.flatMap((type) => found.filter((one) => one.type === type))[0] ?? null;
}

/** Indicators whose value another system gives, with the directions' titles. */
async function externalIndicators(municipalityId: string) {
  const catalog = await getCatalog(municipalityId);
  if (!catalog) return [];
  const titles = new Map(catalog.directions.map(({ id, title }) => [id, title]));
  return listIndicators(catalog).flatMap(({ indicator, directionId }) => {
    const { measure } = indicator;
    if (measure?.kind !== 'external') return [];
    const direction = titles.get(directionId ?? '') ?? '';
    return [{ indicator, source: measure.source, direction }];
  });
}

/**
 * Every number that is taken from another system, as far as it is known for a period.
 * @param withheld ids of elements that the reader may not see
 */
export async function numbersOf(
  municipalityId: string,
  period: string,
  withheld: ReadonlySet<string>,
): Promise<NumbersView> {
  const indicators = await externalIndicators(municipalityId);
  const keys = indicators.flatMap(({ indicator: { key } }) =>
    withheld.has(externalElement(key)) ? [] : key,
  );
  const known = await externalNumbers(municipalityId, period, keys);
  const holder = await holderOf(municipalityId);
  return {
    period,
    holder: holder && { id: holder._id, name: holder.name },
    numbers: indicators.map(
      ({ indicator: { key, title, unit, unitText, decimals, level }, ...rest }) => ({
        key,
        title,
        unit,
        unitText: unitText ?? '',
        decimals,
        level,
        ...rest,
        withheld: withheld.has(externalElement(key)),
        values: known
          .filter(({ indicatorKey }) => indicatorKey === key)
          .map(({ organizationId, value, source, updatedAt }) => ({
            organizationId,
            value,
            source,
            at: updatedAt.toISOString(),
          })),
      }),
    ),
  };
}

/**
 * Whoever may not read a number neither enters it nor takes it back.
 * @param withheld ids of elements that the person may not see
 */
export function requireReadable(withheld: ReadonlySet<string>, key: string): void {
  if (withheld.has(externalElement(key))) throw new Problem('permission.denied');
}

function invalid(path: string, reason: { ru: string; en: string }): Problem {
  const parameters = { ru: { reason: reason.ru }, en: { reason: reason.en } };
  return new Problem('input.invalid', {
    path,
    details: [{ path, code: 'unfit', message: reason }],
    parameters,
  });
}

/**
 * Holds an entered number against its indicator, and finds the organization that it belongs to.
 *
 * @throws Problem with the place
 */
export async function checkNumber(
  municipalityId: string,
  key: string,
  entered: { period: string; organizationId: string | null; value: number },
): Promise<string> {
  const { period, organizationId, value } = entered;
  const all = await externalIndicators(municipalityId);
  const { indicator } = orNotFound(
    all.find((one) => one.indicator.key === key),
    'показатель, который берут из другой системы',
    'indicator that another system gives',
  );
  if (
    !(['schoolYear', 'calendarYear', 'halfYear', 'quarter', 'month', 'day'] as const).some(
      (type) => periodFault(type, period) === null,
    )
  ) {
    throw invalid('period', {
      ru: 'нужен период, например 2021-2022 или 2021',
      en: 'a period is needed, for example 2021-2022 or 2021',
    });
  }
  const unfit = valueFault(indicator, value);
  if (unfit) throw invalid('value', unfit);
  if (organizationId === null) {
    if (indicator.level === 'organization') {
      throw invalid('organizationId', {
        ru: 'это число вносится по каждой организации: выберите её',
        en: 'this number belongs to an organization: choose it',
      });
    }
    const holder = await holderOf(municipalityId);
    if (holder) return holder._id;
    throw invalid('organizationId', {
      ru: 'в списке организаций нет управления образования: добавьте его',
      en: 'there is no education department among the organizations: add it',
    });
  }
  const organizations = await listOrganizations(municipalityId, { closed: true });
  const found = organizations.find(({ _id }) => _id === organizationId);
  return orNotFound(found, 'организация', 'organization')._id;
}

/** Why a number cannot be this indicator's value. */
function valueFault(
  { unit, decimals }: Pick<ContextIndicator, 'unit' | 'decimals'>,
  value: number,
): { ru: string; en: string } | null {
  if (unit === 'yesno' && value !== 0 && value !== 1) {
    return { ru: 'нужно 1 (да) или 0 (нет)', en: '1 (yes) or 0 (no) is needed' };
  }
  if (value < 0 && unit !== 'index' && unit !== 'points') {
    return { ru: 'число не может быть меньше нуля', en: 'the number cannot be below zero' };
  }
  if (unit === 'percent' && value > 100) {
    return { ru: 'процентов не больше 100', en: 'per cent are at most 100' };
  }
  // The noise of binary fractions is far below what six decimals show.
  if (Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) > 1e-6) {
    return decimals === 0
      ? { ru: 'нужно целое число', en: 'a whole number is needed' }
      : {
          ru: `знаков после запятой не больше ${decimals}`,
          en: `at most ${decimals} decimals`,
        };
  }
  return null;
}
