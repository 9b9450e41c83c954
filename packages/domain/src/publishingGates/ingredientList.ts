import { fold } from '../fold.ts';
import { ALLERGEN_GROUPS, type AllergenGroup, namesAllergen } from '../ingredientText.ts';
import type { NamedShare } from '../productFacts.ts';

/** Additives that lists name without their number; each needs its class before it. */
const ADDITIVE =
  /\bE ?\d{3}[a-z]?\b|\b(?:Natriumnitrit|Natriumnitrat|Kaliumnitrat|Ascorbinsäure|Natriumascorbat|Citronensäure|Zitronensäure|Kaliumsorbat|Natriumbenzoat|Kaliumdisulfit|Natriumdisulfit|Xanthan|Guarkernmehl|Johannisbrotkernmehl|Carrageen|Mononatriumglutamat|Riboflavin)\b/gu;

/** The names of the classes (Annex VII part C of Regulation (EU) 1169/2011). */
const CLASS =
  /(?:antioxidationsmittel|backtriebmittel|emulgator(?:en)?|farbstoffe?|festigungsmittel|feuchthaltemittel|füllstoffe?|geliermittel|geschmacksverstärker|komplexbildner|konservierungsstoffe?|mehlbehandlungsmittel|säuerungsmittel|säureregulator(?:en)?|säuren?|schaumverhüter|schmelzsalze?|stabilisator(?:en)?|süßungsmittel|trägerstoffe?|treibgas|trennmittel|überzugsmittel|verdickungsmittel)/iu;

/** So far before an additive its class may stand; several share one ("Farbstoffe: E 150a, E 153"). */
const CLASS_REACH_CHARS = 90;

/** Whether the list names an additive without saying what it is for (Art. 18(4) LMIV). */
export function hasUnclassedAdditive(list: string): boolean {
  for (const { index } of list.matchAll(ADDITIVE)) {
    const before = list.slice(Math.max(0, index - CLASS_REACH_CHARS), index);
    if (!CLASS.test(before)) return true;
  }
  return false;
}

/** Entries of the list itself; what stands in brackets belongs to its entry. */
function entriesOf(list: string): string[] {
  const entries: string[] = [];
  let depth = 0;
  let entry = '';
  for (const sign of list) {
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
    const ends = depth === 0 && (sign === ';' || sign === ',');
    // A decimal comma is no end: "0,5 %".
    if (ends) {
      entries.push(entry.trim());
      entry = '';
    } else entry += sign;
  }
  return [...entries, entry.trim()].filter((text) => text !== '');
}

const joinDecimals = (list: string): string => list.replace(/(\d),(\d)/g, '$1.$2');
/** A share at the end of an entry, in brackets or not; what else stands in brackets is its parts. */
const OWN_PERCENT = /(\d{1,3}(?:\.\d+)?) ?%\)?$/u;

/** Whether the shares that the list names never rise (Art. 18(1) LMIV). */
export function hasFallingPercents(list: string): boolean {
  let last = Number.POSITIVE_INFINITY;
  for (const entry of entriesOf(joinDecimals(list))) {
    const percent = Number(OWN_PERCENT.exec(entry)?.[1] ?? Number.NaN);
    if (Number.isNaN(percent)) continue;
    if (percent > last) return false;
    last = percent;
  }
  return true;
}

const MIN_STEM_CHARS = 4;
const QUANTITY = /\d(?:[.,]\d+)? ?(?:%|g je 100)/u;

/**
 * Words that name no ingredient whose amount decides what people choose (Annex VIII LMIV): how
 * something is, the milk of a cheese, the grapes of a wine, cocoa that has a rule of its own.
 */
const NEVER_STRESSED =
  /^(?:natur|roh|frisch|getrocknet|pasteurisiert|homogenisiert|kaltgepresst|weiss|schwarz|rot|gruen|gelb|mild|suess|feines?|grobes?|trinkwasser|wasser|salz|speisesalz|meersalz|kohlensaeure|trauben?|\p{L}*milch|milch\p{L}*|kakao\p{L}*|\p{L}*kulturen|\p{L}*lab|\p{L}*knollen|\p{L}*darm|\p{L}*rauch|zucker|hefe)(?:e|en|er|es|s|n)?$/u;

const wordsOf = (text: string): string[] =>
  fold(text.replace(/ä/giu, 'ae').replace(/ö/giu, 'oe').replace(/ü/giu, 'ue'))
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= MIN_STEM_CHARS && !NEVER_STRESSED.test(word));

const stemOf = (word: string): string => {
  const stem = word.replace(/(?:en|n|e|er|s)$/u, '').replace(/^aepfel/u, 'apfel');
  return stem.length >= MIN_STEM_CHARS ? stem : word;
};

const isSameThing = (one: string, other: string): boolean =>
  one.startsWith(stemOf(other)) || other.startsWith(stemOf(one));

/**
 * Words of a food's name that stress an ingredient without a word about how much is in it (Art. 22
 * LMIV). A share in the list itself counts as well as one that is given apart.
 */
export function unquantifiedInName(
  name: string,
  list: string,
  quid: readonly NamedShare[],
): string[] {
  const entries = entriesOf(joinDecimals(list));
  // What makes up the whole food cannot be less than all of it.
  if (entries.length < 2) return [];
  const read = [
    ...entries.map((entry) => ({
      words: wordsOf(entry.replace(/[([].*[)\]]/su, '')),
      hasQuantity: QUANTITY.test(entry),
    })),
    ...quid.map((share) => ({ words: wordsOf(share.name), hasQuantity: true })),
  ];
  return wordsOf(name).filter((word) => {
    const stressed = read.filter(({ words }) => words.some((other) => isSameThing(word, other)));
    return stressed.length > 0 && stressed.every(({ hasQuantity }) => !hasQuantity);
  });
}

/** Words that hold the name of an allergen without being one. */
const HARMLESS =
  /für \p{L}+|buchweizen\p{L}*|kakaobutter|sheabutter|kokosmilch|milchsäure\p{L}*|kokosfett|erdnussbutter|austernseitling\p{L}*|austernpilz\p{L}*|mandelmilch|muskatnuss\p{L}*/giu;

/** Groups of Annex II that the list names and nobody has ticked. */
export function unmentionedAllergens(
  list: string,
  declared: readonly AllergenGroup[],
): AllergenGroup[] {
  const text = list.replace(HARMLESS, '');
  return ALLERGEN_GROUPS.filter((group) => !declared.includes(group) && namesAllergen(text, group));
}
