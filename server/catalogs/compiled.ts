import type { Tree } from '../../forms/run/types.ts';
import type { OrganizationType } from '../organizations/schema.ts';
import type { Picking } from './pick.ts';

/** Measures ready to be computed: expressions are typed trees, settings are put in. */

/** Over which periods an amount is taken: `back` periods ago, and `over` that many ending there. */
export interface Span {
  back: number;
  over: number | 'all';
}

/** A quantity that organizations report. */
export interface ElementSource {
  from: 'element';
  element: string;
  /** What its parts are parts of; null when it is one number. */
  dimension: string | null;
  /** Ids of the numbers by part of the dimension: the whole is their sum; null with it. */
  parts: Readonly<Record<string, string>> | null;
  span: Span;
}

/** Responses to a form, the rows of its roster question in them, or rows of an imported table. */
export interface RowSource {
  from: 'rows';
  source: { form: string; roster?: string } | { table: string };
  /** Rows are of persons: small groups stay hidden. */
  persons: boolean;
  /**
   * The column whose value one person's rows share, `folded` where it is free text; `response` where
   * these are the rows of one response; null where each row is a person of its own, or none is.
   */
  person: { column: string; folded: boolean } | 'response' | null;
  take: 'count' | 'sum' | 'mean' | 'value';
  /** What is summed or averaged; null where rows are counted. */
  value: Tree | null;
  /** Only rows for which this is true; null for all. */
  where: Tree | null;
  /** The question or column that names a row's part of the breakdown. */
  by: string | null;
  /**
   * What is taken first. `group`: the question or column whose answer rows of a group share;
   * `folded`: it is free text, read from the folded copy.
   */
  per: 'row' | 'organization' | { group: string; folded: boolean };
  span: Span;
}

/**
 * 1 where the condition on the named amounts holds, else 0; `true` always holds. `of` has just the
 * amounts that are looked at once settings are put in. See `amounts.ts` for what missing ones do.
 */
export interface ConditionSource {
  from: 'condition';
  where: Tree | true;
  of: Readonly<Record<string, CompiledAggregate>>;
}

/** A number worked out from the named amounts. */
export interface FormulaSource {
  from: 'formula';
  value: Tree;
  of: Readonly<Record<string, CompiledAggregate>>;
}

export type CompiledLeaf = ElementSource | RowSource;
export type CompiledAggregate = CompiledLeaf | ConditionSource | FormulaSource;

/** The organizations that a measure is about; null in a field: no limit by it. */
export interface CompiledPopulation {
  types: readonly OrganizationType[] | null;
  clusters: readonly string[] | null;
  list: { computed: string; groups: readonly string[] | null } | null;
  where: ConditionSource | null;
}

interface OwnData {
  population: CompiledPopulation | null;
  /** The parts that it is computed in besides the whole; null for the whole alone. */
  breakdown: { dimension: string; parts: readonly string[] } | null;
  /**
   * The number is made of answers to several questions: set beside figures over everybody who
   * responded it could tell something about those who are not in it.
   */
  derived: boolean;
  /** Whose answers the figures are sums over; empty where no persons stand behind them. */
  selections: readonly Selection[];
}

/** The people whose answers one amount of a measure tells of. */
export interface Selection {
  /** Figures of one family can be added and subtracted: the same questions of the same people. */
  family: string;
  /** Who of those is looked at; null for all. */
  pick: Picking | null;
  /** The question that divides them into the parts of the breakdown. */
  by: string | null;
  /** Those who are looked at and answered what is measured, and all who answered it. */
  picked: RowSource;
  among: RowSource;
  /** Matters only where another number tells how many the picked are; null: it always does. */
  beside: Beside | null;
}

/** The columns by which a number of a table's rows may be divided into who and what. */
export interface Beside {
  rows: string;
  pick: readonly string[];
  told: readonly string[];
}

/** Measures of an organization's own data, each summed to the levels above from its parts. */
export type OwnMeasure = OwnData &
  (
    | { kind: 'share' | 'ratio'; of: CompiledAggregate; in: CompiledAggregate }
    | { kind: 'count' | 'sum' | 'mean'; of: CompiledAggregate }
    | { kind: 'median' | 'min' | 'max'; of: CompiledAggregate }
    | { kind: 'percentile'; of: CompiledAggregate; p: number }
    | {
        kind: 'presence';
        of: CompiledAggregate;
        expect: boolean;
        when: ConditionSource | null;
        evidence: string | null;
      }
    | { kind: 'external'; source: string }
  );

/** Measures made from other indicators or from computed lists. */
export type SetMeasure =
  | { kind: 'change'; of: string; back: number; as: 'difference' | 'percent' }
  | { kind: 'index'; of: readonly string[]; weights: readonly number[] | null }
  | { kind: 'score'; computed: string; output: string | null }
  | { kind: 'list'; computed: string; groups: readonly string[] | null; as: 'count' | 'share' };

export type PlainCompiled = OwnMeasure | SetMeasure | { kind: 'judgement'; rubric: string };

export type CompiledMeasure =
  PlainCompiled | { kind: 'composite'; parts: readonly { id: string; measure: PlainCompiled }[] };
