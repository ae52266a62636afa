import type { LocalText } from '../../forms/run/types.ts';

/**
 * What a method of the method library is: a pure function over a whole set of organizations, with
 * everything a reader needs to check it by hand. The values it takes are indicators' values of
 * organizations; the catalog says which (`computed`). docs/methods.md is the readers' page.
 */

/** One value of one organization that the method may use. */
export interface Observation {
  organizationId: string;
  /** The input's name: its `as` in the catalog, else its indicator's key. */
  input: string;
  /** How many periods ago: 0 is the period that is computed. */
  back: number;
  /** Part of a breakdown (subject, procedure); '' for the whole. */
  part: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

/** What another computed list says of one organization. */
export interface Membership {
  /** The list's name: its `as` in the catalog, else its id. */
  list: string;
  organizationId: string;
  back: number;
  group: string | null;
  /** In one of the groups that the catalog names, else that its method lists. Null: unknown. */
  listed: boolean | null;
  score: number | null;
}

/** One input as the catalog describes it, settings put in. */
export interface InputDescription {
  name: string;
  polarity: 'up' | 'down';
  weight: number;
  norm: number | string | boolean | null;
}

export type SettingValue = number | boolean | string;

export interface MethodData {
  /** The whole set, in a fixed order; what is missing of one stays missing. */
  organizations: readonly { id: string; cluster: string }[];
  inputs: readonly InputDescription[];
  observations: readonly Observation[];
  memberships: readonly Membership[];
  /** How many periods are looked at, the computed one included. */
  years: number;
  /** Every setting of the method, defaults filled in. */
  settings: Readonly<Record<string, SettingValue>>;
}

export interface OrganizationResult {
  organizationId: string;
  /** The main number: index, score, how many signs. Null: no value. */
  score: number | null;
  /** 1 is the best; equal scores share a rank. Null where the method does not rank or no value. */
  rank: number | null;
  /** One of the method's groups; null where it cannot be said. */
  group: string | null;
  /** Further numbers by their names: `norm:russian` where the method says `norm:*`. */
  numbers: Readonly<Record<string, number | null>>;
  /** What has to be known about this result: ids of the method's `marks`. */
  marks: readonly string[];
}

export interface MethodResult {
  /** In the order of the data's organizations. */
  organizations: readonly OrganizationResult[];
  /** Numbers of the whole set; `score` is the main one: the mean, the municipality's index. */
  numbers: Readonly<Record<string, number | null>>;
  marks: readonly string[];
  /** Groups that the data made, where the method does not know them beforehand. */
  groups?: readonly FoundGroup[];
}

/** What organizations of a found group have in common. */
export interface FoundGroup {
  id: string;
  size: number;
  /** Inputs of which the group's mean is noticeably above or below the mean of all. */
  above: readonly string[];
  below: readonly string[];
}

export interface MethodSetting {
  title: LocalText;
  default: SettingValue;
  /** Least and largest number, or the values that can be chosen. */
  min?: number;
  max?: number;
  choices?: readonly { value: string; title: LocalText }[];
  unit:
    | ('percent' | 'percentage-points' | 'points' | 'count' | 'years')
    | ('choice' | 'yesno' | 'number' | 'text');
  /** Where the default comes from: an act with its paragraph, or that it is a working rule. */
  reason: LocalText;
  /** The yes-or-no setting without which this one counts for nothing. */
  under?: string;
}

/** A number or a mark that a result can have; with an id that ends in `:*` one for each of several. */
export interface NamedPart {
  id: string;
  title: LocalText;
  /** Of `:*`: each is a year, named by how many ago it was, not an input. */
  years?: true;
}

/** A number of an organization. */
export interface OrganizationNumber extends NamedPart {
  /** The score itself under the name that says what it is. */
  isScore?: true;
}

export interface Method {
  id: string;
  title: LocalText;
  /** How it is computed, in plain words, ties and missing values included. */
  explanation: LocalText;
  /** The act or document with its paragraph; or that it is a working rule. */
  source: LocalText;
  /** Named inputs it looks for; `'*'` takes any number of inputs of any name. */
  inputs: readonly { name: string; title: LocalText; required: boolean }[];
  /** Named lists it looks for, likewise. */
  lists?: readonly { name: string; title: LocalText; required: boolean }[];
  settings: Readonly<Record<string, MethodSetting>>;
  /** `listed`: organizations of this group are "on the list". */
  /** The id `'*'`: groups are named by the data and are their own titles. */
  groups: readonly { id: string; title: LocalText; listed: boolean }[];
  /** Besides `score` and `rank`; an id that ends in `:*` stands for one number for each input. */
  numbers: readonly OrganizationNumber[];
  /** Numbers of the whole set, likewise. */
  wholeNumbers: readonly NamedPart[];
  marks: readonly NamedPart[];
  /** Deterministic: the same data gives the same result. Never throws on missing data. */
  run(data: MethodData): MethodResult;
}
