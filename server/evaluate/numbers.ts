import { recordExternal } from '../elements/model.ts';
import { checkNumber } from '../external/numbers.ts';
import { numberOf, organizationOf, periodOf, placeColumns } from './cells.ts';
import { readRows } from './csv.ts';
import { attempt, type Loading } from './loading.ts';

const columns = {
  organization: { also: placeColumns.organization.also },
  period: placeColumns.period,
  indicator: { also: ['показатель'], required: true },
  value: { also: ['значение'], required: true },
  source: { also: ['источник'], required: true },
} as const;

const isColumn = (path: string) => (path in columns ? path : path === 'organizationId');

/** Reads `numbers.csv`: single numbers of other systems; without an organization the whole's. */
export async function loadNumbers(loading: Loading): Promise<void> {
  const { by, municipalityId } = loading;
  for (const row of readRows(loading, 'numbers.csv', columns)) {
    const whole = row.get('organization') === '';
    const organization = whole ? null : organizationOf(row, loading);
    const period = periodOf(row, loading);
    const value = numberOf(row, 'value', row.get('value'));
    const source = row.get('source');
    if (source.length < 2) {
      row.refuse('source', {
        ru: 'укажите, откуда это число.',
        en: 'say where the number comes from.',
      });
    }
    if (period === null || value === null || (!whole && !organization)) continue;
    const indicatorKey = row.get('indicator');
    const number = { period, organizationId: organization?._id ?? null, value };
    const columnOf = (path: string) => {
      const known = isColumn(path);
      return known === true ? 'organization' : known || 'indicator';
    };
    await attempt(row, columnOf, async () => {
      const organizationId = await checkNumber(municipalityId, indicatorKey, number);
      await recordExternal(by, { organizationId, indicatorKey, period, value, source });
    });
  }
}
