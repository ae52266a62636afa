import mongoose, { Schema } from 'mongoose';
import type { Catalog } from '../../catalogs/schema.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { orNotFound, Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import { isClosed } from './closed-periods.model.ts';
import type { Settings, SettingValue } from './known.ts';
import type { StoredCatalog } from './model.ts';
import { lostBy, type Computing } from './setting-fits.ts';

/**
 * What a municipality sets for one period differently from the catalog's default. A changed
 * setting recomputes its own period, and later ones as far as they rest on it.
 */
export interface PeriodSetting {
  _id: string;
  municipalityId: string;
  /** The catalog edition. */
  catalogId: string;
  period: string;
  settingId: string;
  /** Null: the default again. */
  value: SettingValue | null;
  savedAt: Date;
  savedBy: string;
  /** Grows with each change. */
  revision: number;
  /** The values do not hold this revision yet. */
  stale: boolean;
  pending?: AuditEntry[];
}

const schema = new Schema<PeriodSetting>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    catalogId: { type: String, required: true },
    period: { type: String, required: true },
    settingId: { type: String, required: true },
    value: { type: Schema.Types.Mixed, default: null },
    savedAt: { type: Date, required: true },
    savedBy: { type: String, required: true },
    revision: { type: Number, default: 0 },
    stale: { type: Boolean, default: false },
  },
  { collection: 'catalogSettings', versionKey: false },
);
schema.index({ municipalityId: 1, catalogId: 1, period: 1, settingId: 1 }, { unique: true });
schema.index({ stale: 1 }, { partialFilterExpression: { stale: true } });
audited(schema, 'catalogSettings');

const PeriodSettings = mongoose.model('CatalogSetting', schema);

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };
type Definition = Catalog['settings'][number];
type Edition = Pick<StoredCatalog, '_id' | 'municipalityId' | 'settings'>;
type Editable = Edition & Computing;

/** The settings as they are in one period: the edition's defaults, then the period's own. */
export async function settingsOf(catalog: Edition, period: string): Promise<Settings> {
  const own = await listPeriodSettings(catalog, period);
  return mergeSettings(catalog, new Map(own.map(({ settingId, value }) => [settingId, value])));
}

/** Defaults of the edition with some values in their place; what cannot be a value is ignored. */
export function mergeSettings(
  catalog: Pick<Catalog, 'settings'>,
  own: ReadonlyMap<string, SettingValue | null>,
): Settings {
  return new Map(
    catalog.settings.map((definition) => {
      const value = own.get(definition.id) ?? null;
      // A later save of the edition may have changed what a setting can be.
      const fits = value !== null && faultOf(definition, value) === null;
      return [definition.id, fits ? value : definition.value];
    }),
  );
}

/** What was set for one period, defaults set again among them. */
export async function listPeriodSettings(
  { municipalityId, _id }: Pick<Edition, '_id' | 'municipalityId'>,
  period: string,
): Promise<Pick<PeriodSetting, 'settingId' | 'value' | 'savedAt' | 'savedBy'>[]> {
  return PeriodSettings.find({ municipalityId, catalogId: _id, period })
    .select({ settingId: 1, value: 1, savedAt: 1, savedBy: 1 })
    .sort({ settingId: 1 })
    .lean();
}

/** Why a value cannot be the setting's, as words for both languages; null when it can. */
function faultOf(
  { unit, choices }: Pick<Definition, 'unit' | 'choices'>,
  value: SettingValue,
): { ru: string; en: string } | null {
  if (unit === 'yesno') {
    return typeof value === 'boolean' ? null : { ru: 'нужно «да» или «нет»', en: 'yes or no' };
  }
  if (unit === 'choice') {
    const known = choices === undefined || choices.some((choice) => choice.value === value);
    if (typeof value === 'string' && known) return null;
    return { ru: 'нужно одно из предложенных значений', en: 'one of the offered values' };
  }
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    return { ru: 'нужно число не меньше нуля', en: 'a number of zero or more' };
  }
  if (unit === 'percent' && value > 100) {
    return { ru: 'процентов не бывает больше 100', en: 'at most 100 percent' };
  }
  return null;
}

/** A setting of one period with the value that it should have; null: the default again. */
export interface SettingChange {
  period: string;
  settingId: string;
  value: SettingValue | null;
}

/**
 * Refuses an unknown setting, what cannot be its value or would leave something without a way to
 * its value, and a closed period.
 */
export async function checkSetting(
  catalog: Editable,
  { period, settingId, value }: SettingChange,
): Promise<Definition> {
  const found = catalog.settings.find(({ id }) => id === settingId);
  const definition = orNotFound(found, `настройка «${settingId}»`, `setting ${settingId}`);
  const fault =
    value === null
      ? null
      : (faultOf(definition, value) ?? lossOf(await lostBy(catalog, settingId, value)));
  if (fault) {
    throw new Problem('input.invalid', {
      path: 'value',
      details: [{ path: 'value', code: 'unfit', message: fault }],
      parameters: { ru: { reason: fault.ru }, en: { reason: fault.en } },
    });
  }
  if (await isClosed(catalog.municipalityId, period)) {
    throw new Problem('period.closed', { path: 'period', parameters: { ru: { period } } });
  }
  return definition;
}

function lossOf(titles: readonly string[]): { ru: string; en: string } | null {
  const [first] = titles;
  if (first === undefined) return null;
  const more = titles.length - 1;
  return {
    ru: `с этим значением нельзя посчитать «${first}»${more > 0 ? ` и ещё ${more}` : ''}: для него в каталоге ничего не задано`,
    en: `“${first}”${more > 0 ? ` and ${more} more` : ''} cannot be computed with this value: the catalog says nothing for it`,
  };
}

/**
 * Sets a setting for one period; null sets the default again. Refused for a closed period and for
 * what cannot be the setting's value. The values follow by a job.
 */
export async function saveSetting(by: By, catalog: Editable, change: SettingChange): Promise<void> {
  const { municipalityId } = by.actor;
  const { period, settingId, value } = change;
  const definition = await checkSetting(catalog, change);
  const key = { municipalityId, catalogId: catalog._id, period, settingId };
  const before = await PeriodSettings.findOne(key).lean<PeriodSetting>();
  if ((before?.value ?? null) === value) return;
  const update = {
    $set: { value, savedAt: by.now, savedBy: by.actor.name, stale: true },
    $inc: { revision: 1 },
    $setOnInsert: { _id: newId() },
    $push: {
      pending: auditEntry(by, {
        action: 'setting.write',
        subject: { kind: 'setting', id: settingId },
        before: { period, value: before?.value ?? definition.value },
        after: { period, value: value ?? definition.value },
      }),
    },
  };
  try {
    await PeriodSettings.updateOne(key, update, { upsert: true });
  } catch (error) {
    // Two at once made the document: now it is there.
    if (!isDuplicateKey(error)) throw error;
    const { $setOnInsert: _, ...again } = update;
    await PeriodSettings.updateOne(key, again);
  }
}

/** Settings whose change is not in the values yet, over all municipalities. */
export async function staleSettings(): Promise<
  Pick<PeriodSetting, '_id' | 'municipalityId' | 'period' | 'revision'>[]
> {
  return PeriodSettings.find({ stale: true })
    .select({ municipalityId: 1, period: 1, revision: 1 })
    .lean();
}

/** Says that the values hold this change; a newer one meanwhile keeps its mark. */
export async function markSettingTaken(id: string, revision: number): Promise<void> {
  await PeriodSettings.updateOne({ _id: id, revision }, { $set: { stale: false } });
}
