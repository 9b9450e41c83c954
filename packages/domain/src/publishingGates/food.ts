import { isIn } from '../categoryTraits.ts';
import { coldChainOf, isLawful } from '../deliveryLaw.ts';
import { evidenceFor, holds } from '../evidence.ts';
import { type Gate, isBlank, isPostalAddress } from './finding.ts';
import {
  hasFallingPercents,
  hasUnclassedAdditive,
  unmentionedAllergens,
  unquantifiedInName,
} from './ingredientList.ts';
import type { GateStatement } from './statement.ts';

export const isFood = ({ categoryPath, facts }: GateStatement): boolean =>
  isIn(categoryPath, 'food') || (isIn(categoryPath, 'gift') && !isBlank(facts.foodName));

export const isSet = ({ facts }: GateStatement): boolean => (facts.parts ?? []).length > 0;

/** Food that is its own and only ingredient needs no list (Art. 19, 20 LMIV). */
const isOwnIngredient = (product: GateStatement): boolean =>
  product.facts.singleIngredient === true && isIn(product.categoryPath, 'singleIngredient');

/** Alcoholic drinks above 1.2 % vol need no list of ingredients, beer does (§ 3 LMIDV). */
const isFreeOfList = ({ categoryPath, alcoholTenths, facts }: GateStatement): boolean =>
  (isIn(categoryPath, 'spirits') && (alcoholTenths ?? 0) > 12) ||
  (isIn(categoryPath, 'wine') && (facts.wineVintage ?? 2024) < 2024 && (alcoholTenths ?? 0) > 12);

const needsList = (product: GateStatement): boolean =>
  isFood(product) && !isOwnIngredient(product) && !isFreeOfList(product) && !isSet(product);

const COVERED = /\b(?:in (?:Salz)?Lake|im Aufguss|in Aufguss|im (?:Essig)?Sud|in Essig)\b/iu;
const isCovered = ({ categoryPath, words, facts }: GateStatement): boolean =>
  isIn(categoryPath, 'food') && COVERED.test(`${words}\n${facts.foodName ?? ''}`);

const isProtectedFromPost = ({ words, facts }: GateStatement): boolean =>
  /\bRohmilch\b(?!\p{L})(?!-?käse)/iu.test(`${words}\n${facts.foodName ?? ''}`);
const HOME_SLAUGHTERED = /\bhausgeschlachtet|\bHausschlachtung\b/iu;
const NOVEL = /\bCBD\b|\bHanfblüten\p{L}*|\bInsektenmehl|\bHeuschrecken?pulver/iu;
const ONLY_FETCHED = new Set(['pickup']);

/** Composition, safety and the right to sell food at all. */
export const FOOD_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-FOOD-3',
    field: 'facts/foodName',
    appliesTo: isFood,
    isMet: ({ facts }) => !isBlank(facts.foodName),
    why: 'Bitte geben Sie an, was es ist: die Bezeichnung des Lebensmittels. Ein Fantasiename reicht nicht.',
    example: 'Sanddorn-Fruchtaufstrich',
  },
  {
    lawId: 'LAW-FOOD-4',
    field: 'ingredientsDe',
    appliesTo: needsList,
    isMet: ({ ingredients }) => !isBlank(ingredients),
    why: 'Bitte geben Sie die Zutaten an, die mit dem größten Anteil zuerst.',
    example: 'Äpfel (60 %), Zucker, Geliermittel: Pektin',
  },
  {
    lawId: 'LAW-FOOD-4',
    field: 'ingredientsDe',
    appliesTo: (product) => isFood(product) && !isBlank(product.ingredients),
    isMet: ({ ingredients }) => !hasUnclassedAdditive(ingredients),
    why: 'Vor einem Zusatzstoff steht seine Klasse, zum Beispiel „Konservierungsstoff“ oder „Säuerungsmittel“.',
    example: 'Konservierungsstoff: Natriumnitrit',
  },
  {
    lawId: 'LAW-FOOD-4',
    field: 'ingredientsDe',
    appliesTo: (product) => needsList(product) && !isBlank(product.ingredients),
    isMet: ({ ingredients }) => hasFallingPercents(ingredients),
    why: 'Die Zutaten stehen nach Gewicht: Die Zutat mit dem größeren Anteil kommt zuerst.',
    example: 'Äpfel (60 %), Birnen (30 %), Zucker',
  },
  {
    lawId: 'LAW-FOOD-5',
    field: 'allergensConfirmed',
    appliesTo: isFood,
    isMet: ({ allergensConfirmed }) => allergensConfirmed,
    why: 'Bitte bestätigen Sie die Allergene, auch wenn keine enthalten sind.',
    example: 'Häkchen bei „Ich habe das geprüft“',
  },
  {
    lawId: 'LAW-FOOD-5',
    field: 'allergens',
    // Distillates of grain are no allergens (Annex II no. 1(d) LMIV).
    appliesTo: (product) => isFood(product) && !isIn(product.categoryPath, 'spirits'),
    isMet: ({ ingredients, allergens }) =>
      unmentionedAllergens(ingredients, allergens).length === 0,
    why: 'In den Zutaten steht ein Allergen, das oben nicht angekreuzt ist.',
    example: '„Milchpulver“ in den Zutaten: Milch ankreuzen',
    isHint: true,
  },
  {
    lawId: 'LAW-FOOD-6',
    field: 'facts/quid',
    appliesTo: needsList,
    isMet: ({ nameDe, ingredients, facts }) =>
      unquantifiedInName(`${nameDe} ${facts.foodName ?? ''}`, ingredients, facts.quid ?? [])
        .length === 0,
    why: 'Eine Zutat steht im Namen. Bitte geben Sie an, wie viel Prozent davon enthalten sind.',
    example: 'Sanddorn 45',
  },
  {
    lawId: 'LAW-FOOD-7',
    field: 'drainedWeightGrams',
    appliesTo: isCovered,
    isMet: ({ drainedWeightGrams }) => drainedWeightGrams !== null,
    why: 'Bei Ware in Lake oder Aufguss zählt das Abtropfgewicht.',
    example: '250',
  },
  {
    lawId: 'LAW-FOOD-8',
    field: 'storageDe',
    appliesTo: isFood,
    isMet: ({ storage }) => !isBlank(storage),
    why: 'Bitte geben Sie an, wie die Ware gelagert wird.',
    example: 'Gekühlt bei höchstens 7 °C lagern.',
  },
  {
    lawId: 'LAW-FOOD-8',
    field: 'ways',
    appliesTo: ({ storageClass }) => storageClass === 'frozen',
    isMet: ({ ways }) => ways.every((way) => isLawful(way, { coldChain: 'frozen', minAge: null })),
    why: 'Tiefgekühltes braucht gekühlte Lieferarten oder Abholung.',
    example: 'Kühltour oder Abholung',
  },
  {
    lawId: 'LAW-FOOD-8',
    field: 'ways',
    appliesTo: ({ storageClass, ways }) => storageClass === 'chilled' && ways.length > 0,
    isMet: ({ ways, storageClass }) =>
      ways.some((way) =>
        isLawful(way, { coldChain: coldChainOf(storageClass, null), minAge: null }),
      ),
    why: 'Gekühlte Ware darf nicht ohne Kühlung reisen.',
    example: 'Kühlpaket, Kühltour oder Abholung',
  },
  {
    lawId: 'LAW-FOOD-9',
    field: 'facts/foodOperator',
    appliesTo: (product) =>
      isFood(product) &&
      (product.facts.brandRole === 'product_brand' || !isBlank(product.facts.foodOperator)),
    isMet: ({ facts }) => isPostalAddress(facts.foodOperator),
    why: 'Wer nicht unter eigenem Namen verkauft, nennt Name und Anschrift des verantwortlichen Unternehmens.',
    example: 'Markthalle eG, Hafenstraße 1, 18439 Stralsund',
  },
  {
    lawId: 'LAW-FOOD-21',
    field: 'producer/food_registration',
    appliesTo: isFood,
    isMet: ({ producer }) => holds(producer, 'food_registration'),
    why: 'Wer Lebensmittel verkauft, ist bei der Lebensmittelüberwachung gemeldet. Uns fehlt der Nachweis.',
    example: 'Seite „Nachweise“: Registrierung beim Landkreis',
  },
  {
    lawId: 'LAW-FOOD-21',
    field: 'producer/approval_mark',
    appliesTo: ({ categoryPath }) => isIn(categoryPath, 'meat', 'meatProduct', 'dairy', 'fish'),
    isMet: ({ producer }) => holds(producer, 'approval_mark'),
    why: 'Fleisch, Fisch und Milch brauchen eine Zulassung des Betriebs. Uns fehlt das Kennzeichen.',
    example: 'DE MV 12345 EG',
  },
  {
    lawId: 'LAW-FOOD-22',
    field: 'ways',
    appliesTo: isProtectedFromPost,
    isMet: ({ ways }) => ways.every((way) => ONLY_FETCHED.has(way)),
    why: 'Rohmilch darf nur ab Hof abgegeben werden, nicht versandt.',
    example: 'nur Abholung',
  },
  {
    lawId: 'LAW-FOOD-22',
    field: 'facts/eggCode',
    appliesTo: ({ categoryPath, ways }) =>
      isIn(categoryPath, 'eggs') && ways.some((way) => !ONLY_FETCHED.has(way)),
    isMet: ({ facts, producer }) =>
      /^[0-3]-DE-\d{7}$/u.test(facts.eggCode ?? '') &&
      evidenceFor(producer, 'egg_packing_centre').length > 0,
    why: 'Eier, die nicht ab Hof geholt werden, sind sortiert und tragen den Erzeugercode; dafür braucht es eine Packstelle.',
    example: '1-DE-1312345',
  },
  {
    lawId: 'LAW-FOOD-22',
    field: 'descriptionDe',
    appliesTo: isFood,
    isMet: ({ words, ingredients }) =>
      !HOME_SLAUGHTERED.test(words) && !NOVEL.test(`${words}\n${ingredients}`),
    why: 'Hausschlachtungen und nicht zugelassene neuartige Lebensmittel dürfen nicht verkauft werden.',
    example: 'Fleisch aus einem zugelassenen Schlachtbetrieb',
  },
];
