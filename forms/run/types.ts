/**
 * The compiled form: plain JSON made once from a SurveyJS definition when a form version is
 * published. The respondent's page and the server run the same functions over it.
 */

/** A text in the languages the form carries; Russian is always there. */
export interface LocalText {
  ru: string;
  en?: string;
}

/** A calendar date without time, `2021-09-01`. */
export type IsoDate = string;

/** One question's answer as it travels in JSON. A missing key means "no answer". */
export type Answer =
  | string
  | number
  | boolean
  | (string | number)[]
  | { [row: string]: string | number }
  | FileAnswer[]
  | RosterRow[];

/** One row of a roster by the names of its columns; the words of «Другое» as in `Answers`. */
export type RosterRow = Record<string, string | number | boolean | (string | number)[]>;

export interface FileAnswer {
  name: string;
  type: string;
  content: string;
}

/** Question name → answer. The words of «Другое» stand under `<name>-Comment`. */
export type Answers = Record<string, Answer>;

/** What an expression gives. `null` is "no value". */
export type Value = number | string | boolean | (string | number)[] | null;

export type ScalarType = 'number' | 'string' | 'boolean' | 'date';
export type ValueType = ScalarType | 'numberSet' | 'stringSet';

/** The operators and functions a compiled expression is made of; docs/expressions.md explains each. */
export type CallName =
  | 'and'
  | 'or'
  | 'not'
  | 'empty'
  | 'equal'
  | 'less'
  | 'lessorequal'
  | 'greater'
  | 'greaterorequal'
  | 'plus'
  | 'minus'
  | 'multiply'
  | 'divide'
  | 'remainder'
  | 'contains'
  | 'anyof'
  | 'textcontains'
  | 'sum'
  | 'count'
  | 'min'
  | 'max'
  | 'round'
  | 'iif'
  | 'today'
  | 'dateAdd'
  | 'dateDiff'
  | 'year';

/**
 * A typed expression. Every operator and function is a `call`; `decimals` is the static number of
 * digits of a number: results of + − × and sums are corrected to it. A reference to a whole matrix
 * or file question (only ever asked whether it is empty) has the type `stringSet`.
 */
export type Tree =
  | { kind: 'literal'; type: ScalarType; value: string | number | boolean }
  | { kind: 'set'; type: 'numberSet' | 'stringSet'; values: (string | number)[] }
  | {
      kind: 'ref';
      type: ValueType;
      name: string;
      row?: string;
      folded?: boolean;
      decimals?: number;
    }
  | { kind: 'call'; type: ValueType; call: CallName; args: Tree[]; decimals?: number };

export interface CompiledChoice {
  value: string | number;
  text: LocalText;
}

/** A check beyond type and required, with the author's own text when there is one. */
export type CompiledValidator =
  | { kind: 'range'; min?: number; max?: number; text?: LocalText }
  | { kind: 'dateRange'; min?: IsoDate; max?: IsoDate; text?: LocalText }
  | { kind: 'length'; min?: number; max?: number; text?: LocalText }
  | { kind: 'count'; min?: number; max?: number; text?: LocalText }
  | { kind: 'pattern'; pattern: string; flags: string; text?: LocalText }
  | { kind: 'email'; text?: LocalText }
  | { kind: 'expression'; tree: Tree; text?: LocalText };

export type QuestionKind =
  | 'radio'
  | 'checkbox'
  | 'dropdown'
  | 'rating'
  | 'boolean'
  | 'text'
  | 'comment'
  | 'number'
  | 'date'
  | 'matrix'
  | 'file'
  | 'calculated'
  // Drawn by survey-react-ui, checked here like the rest.
  | 'tagbox'
  | 'ranking'
  | 'imagepicker'
  | 'multipletext'
  // A table that the respondent lengthens; its answer is a list of rows.
  | 'roster';

export interface CompiledQuestion {
  element: 'question';
  name: string;
  kind: QuestionKind;
  title: LocalText;
  description?: LocalText;
  required: boolean;
  requiredText?: LocalText;
  requiredIf?: Tree;
  visibleIf?: Tree;
  enableIf?: Tree;
  /** Whether a read-only question is shown but not answered. */
  readOnly: boolean;
  validators: CompiledValidator[];
  choices?: CompiledChoice[];
  /** Text of the «Другое» choice; its words travel in `<name>-Comment`. */
  otherText?: LocalText;
  /** Text of the «Ничего из перечисленного» choice (value `none`), exclusive in a checkbox. */
  noneText?: LocalText;
  /** Rating: words at the two ends. */
  minText?: LocalText;
  maxText?: LocalText;
  /** Boolean: words for yes and no. */
  yesText?: LocalText;
  noText?: LocalText;
  /** Matrix: rows answered with one of `choices`; multipletext: its items. */
  rows?: { value: string; text: LocalText }[];
  eachRowRequired?: boolean;
  /** Roster: a form of one page whose questions are the columns; each row is an answer to it. */
  roster?: CompiledForm;
  /** Roster: fewest rows (they stand there from the start), most, and rows to begin with. */
  minRows?: number;
  maxRows?: number;
  firstRows?: number;
  /** Number: allowed decimals (0–6). */
  decimals?: number;
  min?: number | IsoDate;
  max?: number | IsoDate;
  unit?: LocalText;
  placeholder?: LocalText;
  /** Text and comment: the longest answer accepted, in UTF-16 units. */
  maxLength?: number;
  multiple?: boolean;
  maxSize?: number;
  acceptedTypes?: string[];
  defaultValue?: Answer;
  /** `calculated` questions: what is shown and stored. */
  expression?: Tree;
}

export interface CompiledPanel {
  element: 'panel';
  name: string;
  title?: LocalText;
  description?: LocalText;
  visibleIf?: Tree;
  elements: CompiledElement[];
}

export interface CompiledHtml {
  element: 'text';
  name: string;
  /** Plain paragraphs; markup is not carried into the page. */
  text: LocalText;
  visibleIf?: Tree;
}

export type CompiledElement = CompiledQuestion | CompiledPanel | CompiledHtml;

export interface CompiledPage {
  name: string;
  title?: LocalText;
  description?: LocalText;
  visibleIf?: Tree;
  elements: CompiledElement[];
}

export interface CalculatedValue {
  name: string;
  type: ScalarType;
  tree: Tree;
  /** Whether the value is stored with the answers (SurveyJS `includeIntoResult`). */
  stored: boolean;
}

export interface CompiledForm {
  format: 1;
  title: LocalText;
  description?: LocalText;
  completedText?: LocalText;
  languages: ('ru' | 'en')[];
  pages: CompiledPage[];
  calculated: CalculatedValue[];
  /** True when every question can be drawn by the light page itself. */
  light: boolean;
}

/** What the run functions need from outside. */
export interface RunContext {
  /** The answer's date in the municipality's zone. */
  today: IsoDate;
  /** Questions whose quantity is declared absent or not applicable: not required, no answer. */
  excused?: ReadonlySet<string>;
}

export type FaultCode =
  | 'unknown'
  | 'hidden'
  | 'type'
  | 'required'
  | 'choice'
  | 'range'
  | 'decimals'
  | 'length'
  | 'count'
  | 'pattern'
  | 'email'
  | 'date'
  | 'file'
  | 'calculated'
  | 'expression';

/** One thing wrong with an answer. `path` is the question's name, for a matrix `name.row`. */
export interface Fault {
  path: string;
  code: FaultCode;
  message: LocalText;
}
