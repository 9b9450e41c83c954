/** The 14 groups of Annex II of Regulation (EU) 1169/2011. */
export type AllergenGroup =
  | 'gluten'
  | 'crustaceans'
  | 'eggs'
  | 'fish'
  | 'peanuts'
  | 'soy'
  | 'milk'
  | 'nuts'
  | 'celery'
  | 'mustard'
  | 'sesame'
  | 'sulphites'
  | 'lupin'
  | 'molluscs';

/** A piece of an ingredient list; an allergen stands out from the rest (Art. 21(1)(b)). */
export type IngredientPiece = {
  readonly text: string;
  /** Null for plain text; `unnamed` where the list stresses a word that no group is known for. */
  readonly allergen: AllergenGroup | 'unnamed' | null;
};

/** Words by which a list names a group, as parts of words, in German and English. */
const WORDS: Readonly<Record<AllergenGroup, RegExp>> = {
  gluten:
    /weizen|roggen|dinkel|gerste|hafer|emmer|einkorn|grünkern|gluten|wheat|rye|spelt|barley|\boat/iu,
  crustaceans: /krebs|garnele|krabbe|hummer|crustacean|shrimp|prawn|crab|lobster/iu,
  eggs: /(?<!\p{L})eier|(?<!\p{L})ei(?!\p{L})|vollei|hühnerei|eigelb|eiweiß|(?<!\p{L})eggs?(?!\p{L})|yolk/iu,
  fish: /fisch|hering|lachs|forelle|aal(?!\p{L})|zander|barsch|hecht|maräne|dorsch|scholle|sprotte|karpfen|makrele|hornhecht|fish|herring|salmon|trout|(?<!\p{L})eel(?!\p{L})|pike|perch|cod(?!\p{L})|sprat|carp|mackerel|vendace/iu,
  peanuts: /erdnuss|erdnüsse|peanut/iu,
  soy: /soja|soy/iu,
  milk: /milch|butter|sahne|rahm|käse|molke|joghurt|quark|laktose|schmand|milk|cream|cheese|whey|yoghurt|curd|lactose/iu,
  nuts: /haselnuss|haselnüsse|walnuss|walnüsse|mandel|cashew|pistazie|pekan|macadamia|schalenfr|hazelnut|walnut|almond|pistachio|pecan/iu,
  celery: /sellerie|celery|celeriac/iu,
  mustard: /senf|mustard/iu,
  sesame: /sesam/iu,
  sulphites: /sulfit|sulphit|schwefeldioxid|sulphur dioxide/iu,
  lupin: /lupin/iu,
  molluscs: /muschel|schnecke|tintenfisch|auster|mussel|oyster|squid|snail/iu,
};

export const ALLERGEN_GROUPS = Object.keys(WORDS) as readonly AllergenGroup[];

/** Whether a word of the list names the group. */
export const namesAllergen = (list: string, group: AllergenGroup): boolean =>
  WORDS[group].test(list);

/** Words of two and more capital letters: how lists on labels stress an allergen. */
const STRESSED = /\p{Lu}{2,}/u;
const NOT_STRESSED = /^(?:EU|DE|E\d+|MV|UHT|TK|BIO|AOP|GGA)$/u;

/**
 * Splits an ingredient list so that its allergens can be stressed and read out. A word counts if it
 * names one of the `declared` groups, or if the list itself writes it in capitals.
 */
export function ingredientPieces(
  list: string,
  declared: readonly AllergenGroup[],
): IngredientPiece[] {
  const pieces: IngredientPiece[] = [];
  for (const [part] of list.matchAll(/[\p{L}\p{M}\d'’-]+|[^\p{L}\p{M}\d'’-]+/gu)) {
    const allergen = allergenOf(part, declared);
    const last = pieces.at(-1);
    if (allergen === null && last?.allergen === null) {
      pieces[pieces.length - 1] = { text: last.text + part, allergen: null };
    } else {
      pieces.push({ text: part, allergen });
    }
  }
  return pieces;
}

/** The declared groups that no word of the list names; they are said beside it ("enthält"). */
export const unnamedAllergens = (
  list: string,
  declared: readonly AllergenGroup[],
): AllergenGroup[] => declared.filter((group) => !WORDS[group].test(list));

function allergenOf(word: string, declared: readonly AllergenGroup[]): IngredientPiece['allergen'] {
  const named = declared.find((group) => WORDS[group].test(word));
  if (named !== undefined) return named;
  if (!STRESSED.test(word) || NOT_STRESSED.test(word) || /\p{Ll}/u.test(word)) return null;
  return ALLERGEN_GROUPS.find((group) => WORDS[group].test(word)) ?? 'unnamed';
}
