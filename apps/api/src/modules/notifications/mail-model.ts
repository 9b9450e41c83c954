/** What a mail says, without how it looks: HTML and text are both made from this. */
export interface MailModel {
  readonly language: 'de' | 'en';
  readonly subject: string;
  /** Who sends it, in the head and at the end. */
  readonly brandName: string;
  readonly blocks: readonly MailBlock[];
  /** Where the reader stops such mails; set where they are not part of a contract (§ 7 UWG). */
  readonly unsubscribeUrl?: string;
  /** Why this mail was sent, in small print. */
  readonly footer: string;
}

export type MailBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'small'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'amounts'; readonly rows: readonly AmountRow[] };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A line with an amount at its end. */
export interface AmountRow {
  readonly text: string;
  readonly detail?: string;
  readonly amount: string;
  readonly isSum?: boolean;
}

/**
 * One line of readable text: control characters would break a header or a layout, and bidirectional
 * overrides would turn the words around a name. Right-to-left letters themselves are kept.
 */
export const oneLine = (text: string): string =>
  text.replace(CONTROLS, ' ').replace(BIDI_CONTROLS, '').trim();

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
const CONTROLS = /[\u0000-\u001f\u007f\u2028\u2029]+/g;
const BIDI_CONTROLS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * In plain text a right-to-left word is kept apart, so that it does not reorder what stands beside
 * it.
 */
export function isolated(text: string): string {
  const line = oneLine(text);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}
