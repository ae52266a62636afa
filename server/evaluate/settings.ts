import { saveSetting } from '../catalogs/settings.model.ts';
import { numberOf, periodOf, placeColumns, yesNoOf } from './cells.ts';
import { readRows, type CsvRow } from './csv.ts';
import { attempt, type Loading } from './loading.ts';

const columns = {
  period: placeColumns.period,
  setting: { also: ['настройка'], required: true },
  value: { also: ['значение'], required: true },
} as const;
type Row = CsvRow<keyof typeof columns>;

/** Reads `settings.csv`: what is set for a period differently from the catalog's default. */
export async function loadSettings(loading: Loading): Promise<void> {
  const { catalog, by } = loading;
  const seen = new Map<string, number>();
  for (const row of readRows(loading, 'settings.csv', columns)) {
    const settingId = row.get('setting');
    const definition = catalog.settings.find(({ id }) => id === settingId);
    const period = periodOf(row, loading);
    if (!definition) {
      row.refuse('setting', {
        ru: `настройки «${settingId}» в каталоге нет.`,
        en: `the catalog has no setting “${settingId}”.`,
      });
      continue;
    }
    const value = valueOf(row, definition.unit);
    if (value === null || period === null) continue;
    const name = `${settingId} ${period}`;
    const before = seen.get(name);
    seen.set(name, row.line);
    if (before !== undefined) {
      row.refuse('setting', {
        ru: `эта настройка уже есть в строке ${before}.`,
        en: `this setting stands in line ${before} already.`,
      });
      continue;
    }
    await attempt(
      row,
      () => 'value',
      () => saveSetting(by, catalog, { period, settingId, value }),
    );
  }
}

function valueOf(row: Row, unit: string): number | boolean | string | null {
  const text = row.get('value');
  if (unit === 'yesno') return yesNoOf(row, 'value', text);
  return unit === 'choice' ? text : numberOf(row, 'value', text);
}
