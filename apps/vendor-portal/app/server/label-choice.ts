import { LabelLayout, MAX_BATCH_CHARS, MAX_LABELS } from '@markthalle/contracts/codes';
import { Language } from '@markthalle/contracts/fields';

const DEFAULT_COUNT = 24;
const MAX_SKIP = 64;

/** What the form of the label page asks for; the names are those of the address. */
export type LabelChoice = {
  readonly layout: LabelLayout;
  readonly language: Language;
  readonly batch: string | undefined;
  readonly count: number;
  readonly skip: number;
};

/** Reads the address of the label page; what makes no sense becomes the usual choice. */
export function labelChoice(query: URLSearchParams): LabelChoice {
  const batch = (query.get('charge') ?? '').trim().slice(0, MAX_BATCH_CHARS);
  return {
    layout: LabelLayout.safeParse(query.get('bogen')).data ?? 'a4-24',
    language: Language.safeParse(query.get('sprache')).data ?? 'de',
    batch: batch === '' ? undefined : batch,
    count: wholeNumber(query.get('anzahl'), 1, MAX_LABELS, DEFAULT_COUNT),
    skip: wholeNumber(query.get('verbraucht'), 0, MAX_SKIP, 0),
  };
}

function wholeNumber(text: string | null, min: number, max: number, usual: number): number {
  const value = text === null || text === '' ? usual : Number(text);
  return Number.isInteger(value) ? Math.min(Math.max(value, min), max) : usual;
}
