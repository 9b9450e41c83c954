import { foldedWords } from './folded-words.ts';

/** Words without meaning for a search. "ohne" and "bio" change what is meant and are never among them. */
const GERMAN = foldedWords(`
  der die das den dem des ein eine einer eines einem einen und oder mit aus von vom für am an auf
  bei beim im in ins zum zur zu nach über unter um ich wir mein meine suche will möchte hätte gern
  gerne bitte etwas was gibt es ist sind haben kaufen bestellen online günstig günstige gute guter
  gutes leckere leckerer leckeres regional regionale regionaler regionales
`);
const ENGLISH = foldedWords(`
  the a an and or of from with for in on at to by some any i we my want would like please buy order
  is are there
`);

export type Language = 'de' | 'en';

/** The word that turns what follows into what is not wanted, by language. */
export const WITHOUT: ReadonlySet<string> = new Set(['ohne', 'without', 'keine', 'kein', 'no']);

export const isStopWord = (word: string, language: Language): boolean =>
  GERMAN.has(word)
    ? language === 'de' || !ENGLISH_MEANING.has(word)
    : isEnglishStop(word, language);

/** German stop words that mean something in English ("die", "am" do not matter; "will" neither). */
const ENGLISH_MEANING: ReadonlySet<string> = new Set(['gut', 'was']);
const isEnglishStop = (word: string, language: Language): boolean =>
  language === 'en' && ENGLISH.has(word);
