import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

export type SearchNotesData = {
  readonly corrected: string | null;
  readonly dropped: readonly string[];
  readonly restarted: boolean;
  readonly unknownPostcode: string | null;
};

/** What the search did with what was asked: nothing is changed without saying so. */
export function SearchNotes(props: {
  readonly language: Language;
  readonly notes: SearchNotesData;
}) {
  const { corrected, dropped, restarted, unknownPostcode } = props.notes;
  const texts = shopTexts(props.language).search;
  const notes = [
    corrected === null ? null : texts.corrected(corrected),
    dropped.length === 0 ? null : texts.dropped(dropped.join(', ')),
    restarted ? texts.restarted : null,
    unknownPostcode === null ? null : texts.unknownPostcode(unknownPostcode),
  ].filter((note) => note !== null);
  return notes.map((note) => <p key={note}>{note}</p>);
}
