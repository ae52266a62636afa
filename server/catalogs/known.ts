import { elementsWithParts } from '../../catalogs/check-dictionary.ts';
import type { Dimension, TableDefinition } from '../../catalogs/dictionary.ts';
import type { Catalog } from '../../catalogs/schema.ts';
import { indexForm } from '../../forms/run/state.ts';
import type { CompiledForm } from '../../forms/run/types.ts';
import type { FormKind } from '../../forms/schema.ts';

/** A quantity as measures see it, whether the catalog's dictionary or only a form names it. */
export interface KnownElement {
  kind: 'number' | 'yesno';
  /** As printed behind the number. */
  unit: string;
  /** How many decimals it can have; absent when that is not known. */
  decimals?: number;
  /** What it is divided by, where it is asked once for each part. */
  dimension?: string;
}

export type SettingValue = number | boolean | string;
/** The settings' values by id, as they are in the period that is computed. */
export type Settings = ReadonlyMap<string, SettingValue>;

export interface KnownSetting {
  value: SettingValue;
  /** What it can be chosen from; absent for numbers. */
  choices?: readonly (string | boolean)[];
}

/** Everything that a measure may name. */
export interface Known {
  forms: ReadonlyMap<string, CompiledForm>;
  /** Forms that report elements: their contents are read by element, not as responses. */
  dataForms: ReadonlySet<string>;
  /** Forms whose responses are persons' own answers. */
  personForms: ReadonlySet<string>;
  /** By id, ids of the parts (`pupils__noo`) among them. */
  elements: ReadonlyMap<string, KnownElement>;
  tables: ReadonlyMap<string, TableDefinition>;
  dimensions: ReadonlyMap<string, Dimension>;
  settings: ReadonlyMap<string, KnownSetting>;
}

/** What is read of a form version. */
export interface KnownVersion {
  key: string;
  kind: FormKind;
  compiled: CompiledForm;
  elements: readonly { id: string; question: string; unit: string }[];
}

/** The form whose questions rows answer: of a roster that of its columns; none for a table. */
export function formOfSource(
  source: { form: string; roster?: string | undefined } | { table: string },
  { forms }: Pick<Known, 'forms'>,
): CompiledForm | undefined {
  const form = 'form' in source ? forms.get(source.form) : undefined;
  if (!form || !('roster' in source) || source.roster === undefined) return form;
  return indexForm(form).questions.get(source.roster)?.roster;
}

/** Kinds of forms in which persons answer: small groups stay hidden. */
const personKinds: readonly FormKind[] = ['questionnaire', 'diagnostic'];

/** The parts of a catalog that name things for measures. */
export type Naming = Pick<Catalog, 'elements' | 'dimensions' | 'tables' | 'settings'>;

/**
 * What the measures of a catalog may name: the dictionary of the catalog itself (its data forms
 * are made from it, so its elements count before any form asks them) and the forms as published.
 * @param settings the values of one period; a setting that is not among them keeps its default
 */
export function knownOf(
  catalog: Naming,
  versions: readonly KnownVersion[],
  settings: Settings = new Map(),
): Known {
  return {
    forms: new Map(versions.map(({ key, compiled }) => [key, compiled])),
    dataForms: new Set(versions.filter(({ kind }) => kind === 'dataForm').map(({ key }) => key)),
    personForms: new Set(
      versions.filter(({ kind }) => personKinds.includes(kind)).map(({ key }) => key),
    ),
    elements: new Map([...versions.flatMap(elementsOfForm), ...elementsOfDictionary(catalog)]),
    tables: new Map(catalog.tables.map((table) => [table.id, table])),
    dimensions: new Map(catalog.dimensions.map((one) => [one.id, one])),
    settings: new Map(
      catalog.settings.map(({ id, value, unit, choices }) => [
        id,
        {
          value: settings.get(id) ?? value,
          ...(unit === 'yesno' && { choices: [true, false] }),
          ...(choices && { choices: choices.map((choice) => choice.value) }),
        },
      ]),
    ),
  };
}

function elementsOfDictionary(catalog: Naming): [string, KnownElement][] {
  return [...elementsWithParts(catalog)].map(
    ([id, { type, unit, decimals, dimension, ...own }]) => [
      id,
      { kind: type, unit, decimals, ...(dimension && own.id === id && { dimension }) },
    ],
  );
}

function elementsOfForm({ compiled, elements }: KnownVersion): [string, KnownElement][] {
  const { questions } = indexForm(compiled);
  return elements.map(({ id, question: name, unit }) => {
    const question = questions.get(name);
    if (question?.kind === 'boolean') return [id, { kind: 'yesno', unit, decimals: 0 }];
    const formula = question?.expression;
    const decimals = formula?.kind === 'call' ? formula.decimals : question?.decimals;
    return [id, { kind: 'number', unit, ...(decimals !== undefined && { decimals }) }];
  });
}
