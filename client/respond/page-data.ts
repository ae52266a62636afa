import type { CompiledForm, IsoDate, LocalText } from '../../forms/run/types.ts';

export type Language = 'ru' | 'en';

/** What the server puts into the page as its JSON data block (types only: no code here). */
export interface RespondentPageData {
  /** The link's token; empty in a preview. */
  token: string;
  language: Language;
  form: CompiledForm;
  formVersion: number;
  formTitle: LocalText;
  purpose: LocalText;
  municipalityName: string;
  /** A word of the municipality to those it asks, plain text; empty for none. */
  greeting?: string;
  organizationName: string;
  /** Words for the period asked about, «2021/22 учебный год». */
  period: LocalText;
  /** The closing moment in words, in the municipality's zone; absent when it is open-ended. */
  closesAt?: LocalText;
  anonymity: 'anonymous' | 'named';
  /** How many minutes an answer usually takes. */
  minutes: number;
  /** The answer's date in the municipality's zone; travels back with the answer. */
  today: IsoDate;
  /** Whether one person may answer again by the same link (for a second child). */
  another?: boolean;
  /** Staff look at the form: nothing is kept or sent. */
  preview?: boolean;
  /** The SurveyJS source of a form that is not light, when there is no link to fetch it by. */
  survey?: unknown;
}
