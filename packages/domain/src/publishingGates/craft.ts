import { isIn } from '../categoryTraits.ts';
import { evidenceFor } from '../evidence.ts';
import { type Gate, isBlank } from './finding.ts';
import { isGoods } from './safety.ts';
import type { GateStatement } from './statement.ts';

const PLAYTHING =
  /(?<!\p{L})(?:spielzeug|kuscheltier|stofftier|puppe|rassel|greifling|bauklötze|kreisel|für kinder|kinder(?:spiel|set)\p{L}*)(?!\p{L})/iu;

const NOT_PRINTED = ({ categoryPath }: GateStatement): boolean =>
  isIn(categoryPath, 'printed') === false;

const isPlaything = (product: GateStatement): boolean =>
  product.facts.toy === true ||
  (isGoods(product) && NOT_PRINTED(product) && PLAYTHING.test(product.words));

const CHEMICAL =
  /\b(?:lampenöl|duftöl|raumduft|ätherisch\p{L}*|saunaaufguss|reiniger|möbelwachs|politur)\b/iu;
const LAMP_OIL = /\blampenöl\b/iu;
const isChemical = (product: GateStatement): boolean =>
  isGoods(product) && (isIn(product.categoryPath, 'candle') || CHEMICAL.test(product.words));

const TABLEWARE =
  /(?<!\p{L})(?:becher|tasse|teller|schale|schüssel|krug|kanne|butterdose|salznapf|brett(?:chen)?|schneidebrett|löffel|mühle|brotbeutel|brotkorb|bienenwachstuch|flasche)(?!\p{L})/iu;

/** Animals of Annex A of Regulation (EC) 338/97: no proof makes their parts sellable here. */
const NEVER = /\b(?:elfenbein|schildpatt|nashorn-?horn|tigerfell|walknochen|walzahn)/iu;
const MAY_BE_PROTECTED =
  /(?<!\p{L})(?:\p{L}*fell|pelz|knochen|\p{L}*geweih|robben\p{L}*|koralle\p{L}*|muschel(?:n|schale\p{L}*)?|schneckenhaus|palisander|ebenholz|mahagoni|teakholz|vogelfedern?|bernstein mit (?:insekt|einschluss)\p{L}*)(?!\p{L})/iu;

const nameAndMaterial = ({ nameDe, facts }: GateStatement): string =>
  `${nameDe}\n${facts.origin ?? ''}\n${facts.foodContactNote ?? ''}`;

/** Toys, chemicals, things that touch food, protected species. */
export const CRAFT_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-CRAFT-1',
    field: 'facts/toy',
    appliesTo: isPlaything,
    isMet: ({ facts }) => typeof facts.toy === 'boolean',
    why: 'Das klingt nach Spielzeug. Bitte sagen Sie, ob es zum Spielen für Kinder gedacht ist.',
    example: 'nein, Dekoration',
  },
  {
    lawId: 'LAW-CRAFT-1',
    field: 'facts/toyMinAgeMonths',
    appliesTo: ({ facts }) => facts.toy === true,
    isMet: ({ facts }) => typeof facts.toyMinAgeMonths === 'number',
    why: 'Bitte geben Sie an, ab welchem Alter das Spielzeug geeignet ist.',
    example: '36',
  },
  {
    lawId: 'LAW-CRAFT-1',
    field: 'facts/warnings',
    appliesTo: ({ facts }) => facts.toy === true && (facts.toyMinAgeMonths ?? 0) >= 36,
    isMet: ({ facts }) => /36 Monat|3 Jahr/iu.test(facts.warnings ?? ''),
    why: 'Vor dem Kauf muss der Warnhinweis zum Alter zu sehen sein, mit dem Grund.',
    example: 'Achtung: nicht für Kinder unter 36 Monaten. Kleine Teile.',
  },
  {
    lawId: 'LAW-CRAFT-1',
    field: 'producer/toy_declaration',
    appliesTo: ({ facts }) => facts.toy === true,
    isMet: ({ facts, producer }) =>
      evidenceFor(producer, 'toy_declaration', facts.productIdentifier ?? null).length > 0,
    why: 'Spielzeug trägt das CE-Zeichen. Uns fehlt die Konformitätserklärung zu dieser Nummer.',
    example: 'Seite „Nachweise“: Erklärung für KR-0339',
  },
  {
    lawId: 'LAW-CRAFT-2',
    field: 'facts/clpStatus',
    appliesTo: isChemical,
    isMet: ({ facts }) => !isBlank(facts.clpStatus),
    why: 'Kerzen, Öle und Reiniger können gefährliche Stoffe enthalten. Bitte sagen Sie, ob die Mischung eingestuft ist.',
    example: 'nicht eingestuft',
  },
  {
    lawId: 'LAW-CRAFT-2',
    field: 'facts/clpReason',
    appliesTo: ({ facts }) => facts.clpStatus === 'not_classified',
    isMet: ({ facts }) => !isBlank(facts.clpReason),
    why: 'Bitte sagen Sie kurz, warum die Mischung nicht eingestuft ist.',
    example: 'reines Bienenwachs ohne Duftstoffe',
  },
  {
    lawId: 'LAW-CRAFT-2',
    field: 'facts/clpHazards',
    appliesTo: (product) =>
      product.facts.clpStatus === 'classified' || LAMP_OIL.test(product.words),
    isMet: ({ facts, words }) =>
      /\bH\d{3}\b/u.test(facts.clpHazards ?? '') &&
      (!LAMP_OIL.test(words) || /\bH304\b/u.test(facts.clpHazards ?? '')),
    why: 'Gefahrenhinweise stehen vor dem Kauf auf der Seite. Lampenöl braucht H304.',
    example: 'H304: Kann bei Verschlucken und Eindringen in die Atemwege tödlich sein.',
  },
  {
    lawId: 'LAW-CRAFT-2',
    field: 'facts/clpSignalWord',
    appliesTo: ({ facts }) => facts.clpStatus === 'classified',
    isMet: ({ facts }) => !isBlank(facts.clpSignalWord),
    why: 'Zur Einstufung gehört das Signalwort.',
    example: 'Gefahr',
  },
  {
    lawId: 'LAW-CRAFT-2',
    field: 'facts/clpPictograms',
    appliesTo: ({ facts }) => facts.clpStatus === 'classified',
    isMet: ({ facts }) => (facts.clpPictograms ?? []).length > 0,
    why: 'Zur Einstufung gehören die Gefahrenzeichen.',
    example: 'GHS08',
  },
  {
    lawId: 'LAW-CRAFT-2',
    field: 'facts/clpPrecautions',
    appliesTo: ({ facts }) => facts.clpStatus === 'classified',
    isMet: ({ facts }) => /\bP\d{3}/u.test(facts.clpPrecautions ?? ''),
    why: 'Zur Einstufung gehören die Sicherheitshinweise.',
    example: 'P102: Darf nicht in die Hände von Kindern gelangen.',
  },
  {
    lawId: 'LAW-CRAFT-3',
    field: 'facts/foodContact',
    appliesTo: (product) =>
      isGoods(product) && (isIn(product.categoryPath, 'pottery') || TABLEWARE.test(product.nameDe)),
    isMet: ({ facts }) => typeof facts.foodContact === 'boolean',
    why: 'Bitte sagen Sie, ob das Stück mit Essen in Berührung kommt.',
    example: 'ja, für Lebensmittel geeignet',
  },
  {
    lawId: 'LAW-CRAFT-3',
    field: 'facts/foodContactNote',
    appliesTo: ({ facts }) => facts.foodContact === true,
    isMet: ({ facts }) => !isBlank(facts.foodContactNote),
    why: 'Bitte sagen Sie, woraus es ist und wofür es geeignet ist.',
    example: 'Steinzeug, bleifrei glasiert, für Lebensmittel geeignet',
  },
  {
    lawId: 'LAW-CRAFT-3',
    field: 'producer/food_contact_declaration',
    appliesTo: (product) =>
      product.facts.foodContact === true && isIn(product.categoryPath, 'pottery'),
    isMet: ({ facts, producer }) =>
      evidenceFor(producer, 'food_contact_declaration', facts.productIdentifier ?? null).length > 0,
    why: 'Zu Keramik für Essen gehört eine Konformitätserklärung (Blei und Cadmium).',
    example: 'Seite „Nachweise“: Erklärung zum Lebensmittelkontakt',
    isHint: true,
  },
  {
    lawId: 'LAW-CRAFT-4',
    field: 'nameDe',
    appliesTo: isGoods,
    isMet: ({ words }) => !NEVER.test(words),
    why: 'Teile von streng geschützten Tieren dürfen hier nicht verkauft werden.',
    example: 'Knopf aus Steinnuss',
  },
  {
    lawId: 'LAW-CRAFT-4',
    field: 'facts/speciesProof',
    appliesTo: (product) => isGoods(product) && MAY_BE_PROTECTED.test(nameAndMaterial(product)),
    isMet: ({ facts }) => !isBlank(facts.speciesProof),
    why: 'Fell, Horn, Muscheln und manche Hölzer können geschützt sein. Bitte sagen Sie, von welchem Tier oder Baum es stammt und warum es frei ist.',
    example: 'Hausschaf aus eigener Haltung, nicht geschützt',
  },
];
