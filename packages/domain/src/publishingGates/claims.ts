import { isIn } from '../categoryTraits.ts';
import { evidenceFor, holds } from '../evidence.ts';
import { bannedClaims } from '../greenClaims.ts';
import { claimsWord } from './claimWords.ts';
import { type Gate, isBlank } from './finding.ts';
import { isFood } from './food.ts';
import type { GateStatement } from './statement.ts';

/** Health and medical claims that are not on the list of Regulation (EU) 432/2012. */
const HEALTH: readonly RegExp[] = [
  /stärkt (?:das|dein|Ihr|die) (?:Immunsystem|Abwehr\p{L}*|Herz|Nerven|Knochen)/iu,
  /(?<!\p{L})(?:entgift|entschlack|detox)\p{L}*/iu,
  /(?<!\p{L})(?:immunstärkend|abwehrstärkend|blutreinigend|blutdrucksenkend|cholesterinsenkend|fettverbrennend|verdauungsfördernd|stoffwechselanregend|entzündungshemmend|krebshemmend|schmerzlindernd|potenzsteigernd|lebensverlängernd)\p{L}*/iu,
  /(?<!\p{L})(?:heilt|heilsam|heilend|heilkräftig|heilwirkung)\p{L}*/iu,
  /(?:hilft|wirkt|gut) (?:bei|gegen) (?:Erkältung|Husten|Grippe|Fieber|Kopfschmerz|Magen|Verdauungs|Schlaf|Rheuma|Gicht|Krebs|Diabetes|Bluthochdruck|Entzündung|Stress|Allergi)\p{L}*/iu,
  /senkt (?:den |das |Ihren )?(?:Blutdruck|Cholesterin\p{L}*|Blutzucker\p{L}*)/iu,
  /(?:beugt|schützt) (?:vor )?(?:\p{L}+ )?(?:Erkältung\p{L}*|Krebs|Herzinfarkt|Demenz|Krankheit\p{L}*)(?: vor)?/iu,
  /(?<!\p{L})(?:macht schlank|zum Abnehmen|verbrennt Fett|kurbelt den Stoffwechsel an|regt die Verdauung an|reinigt das Blut|fördert die Durchblutung|beruhigt die Nerven|gegen das Altern)/iu,
  /(?<!\p{L})(?:superfood|wundermittel|naturheilmittel|medizinisch wirksam)\p{L}*/iu,
  /\b(?:boosts? (?:your|the) immune system|cures?|detoxif\p{L}+|anti-inflammatory)\b/iu,
];

const ORGANIC_WORD =
  /(?<!\p{L})(?:bio(?:logisch\p{L}*)?|bio-\p{L}+|biohof|öko(?:logisch\p{L}*)?|öko-\p{L}+|organic)(?!\p{L})/iu;

/** Names that belong to those who may bear them (Regulations (EU) 2024/1143, 2019/787). */
const PROTECTED_NAMES = [
  'Champagner',
  'Cognac',
  'Armagnac',
  'Calvados',
  'Grappa',
  'Scotch',
  'Bourbon',
  'Prosecco',
  'Ouzo',
  'Parmesan',
  'Parmigiano',
  'Feta',
  'Gorgonzola',
  'Roquefort',
  'Manchego',
  'Grana Padano',
  'Allgäuer Bergkäse',
  'Altenburger Ziegenkäse',
  'Odenwälder Frühstückskäse',
  'Nürnberger Rostbratwurst',
  'Thüringer Rostbratwurst',
  'Schwarzwälder Schinken',
  'Lübecker Marzipan',
  'Aachener Printen',
  'Dresdner Stollen',
  'Spreewälder Gurken',
  'Lüneburger Heidschnucke',
  'Greußener Salami',
  'Prosciutto di Parma',
  'Aceto Balsamico di Modena',
  'Kölsch',
  'Bayerisches Bier',
  'Steinhäger',
] as const;

const protectedNameIn = (words: string): string | null =>
  PROTECTED_NAMES.find((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'iu').test(words)) ??
  null;

/** Words by which a food says that it is organic (Art. 30 of Regulation (EU) 2018/848). */
export const saysOrganic = (words: string): boolean => ORGANIC_WORD.test(words);

const claimsOrganic = (product: GateStatement): boolean =>
  product.facts.organic === true ||
  (saysOrganic(product.words) && (isFood(product) || isIn(product.categoryPath, 'plant')));

const ALL_FROM_HERE = /\b100 ?% (?:aus |regional\p{L}*|MV\b|Mecklenburg)/iu;
const WHOLE_PERCENT = 100;
/** From this share on the shop shows where it comes from. */
export const SHOWN_REGION_PERCENT = 50;

const SEAL = /\b(?:FSC|PEFC|GOTS|Blauer Engel|EU Ecolabel|EU-Umweltzeichen)\b/u;

/** What may be praised, and with what proof. */
export const CLAIM_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-UWG-5',
    field: 'descriptionDe',
    appliesTo: () => true,
    isMet: ({ words }) => bannedClaims(words).length === 0,
    why: 'Allgemeine Umweltaussagen wie „klimaneutral“ oder „umweltfreundlich“ sind nicht erlaubt, Siegel nur mit Lizenznummer. Schreiben Sie Tatsachen: Herkunft, Anteil, Verpackung.',
    example: 'im Mehrwegglas, Äpfel aus 12 km Umkreis',
  },
  {
    lawId: 'LAW-UWG-5',
    field: 'producer/seal_licence',
    appliesTo: ({ words }) => SEAL.test(words),
    isMet: ({ producer, words }) =>
      evidenceFor(producer, 'seal_licence', null).some(({ reference }) =>
        words.includes(reference),
      ),
    why: 'Ein Siegel braucht eine Lizenz, die wir geprüft haben, und ihre Nummer im Text.',
    example: 'FSC-C123456',
  },
  {
    lawId: 'LAW-FOOD-16',
    field: 'descriptionDe',
    appliesTo: isFood,
    isMet: ({ words }) => !claimsWord(words, HEALTH),
    why: 'Aussagen zur Gesundheit sind bei Lebensmitteln nur aus der Liste der EU erlaubt.',
    example: 'schmeckt frisch und fruchtig',
  },
  {
    lawId: 'LAW-FOOD-18',
    field: 'facts/organic',
    appliesTo: (product) => claimsOrganic(product),
    isMet: ({ facts }) => facts.organic === true,
    why: 'Im Text steht „Bio“ oder „Öko“. Bitte kreuzen Sie an, dass die Ware aus kontrolliertem Anbau ist, oder lassen Sie das Wort weg.',
    example: 'Häkchen bei „Bio“',
  },
  {
    lawId: 'LAW-FOOD-18',
    field: 'facts/organicOrigin',
    appliesTo: (product) => product.facts.organic === true && isFood(product),
    isMet: ({ facts }) => !isBlank(facts.organicOrigin),
    why: 'Neben dem Bio-Hinweis steht, wo die Zutaten angebaut wurden.',
    example: 'Deutsche Landwirtschaft',
  },
  {
    lawId: 'LAW-FOOD-19',
    field: 'producer/organic_control',
    appliesTo: claimsOrganic,
    isMet: ({ producer }) => holds(producer, 'organic_control'),
    why: 'Bio geht nur mit gültigem Zertifikat der Kontrollstelle. Uns liegt keines vor, das heute gilt.',
    example: 'DE-ÖKO-006, gültig bis 31.12.2027',
  },
  {
    lawId: 'LAW-FOOD-17',
    field: 'facts/regionalSharePercent',
    appliesTo: ({ words }) => ALL_FROM_HERE.test(words),
    isMet: ({ facts }) => facts.regionalSharePercent === WHOLE_PERCENT,
    why: '„100 % aus MV“ darf nur da stehen, wo alle Zutaten von hier sind.',
    example: '100',
  },
  {
    lawId: 'LAW-FOOD-17',
    field: 'facts/madeIn',
    appliesTo: ({ facts }) => (facts.regionalSharePercent ?? 0) >= SHOWN_REGION_PERCENT,
    isMet: ({ facts }) => !isBlank(facts.madeIn),
    why: 'Der Hinweis „aus MV“ braucht den Ort, an dem es hergestellt wird.',
    example: 'Stralsund',
  },
  {
    lawId: 'LAW-FOOD-17',
    field: 'producer/region_declaration',
    appliesTo: ({ facts }) => (facts.regionalSharePercent ?? 0) >= SHOWN_REGION_PERCENT,
    isMet: ({ producer }) => holds(producer, 'region_declaration'),
    why: 'Der Hinweis „aus MV“ braucht Ihre Erklärung zur Herkunft, die wir geprüft haben.',
    example: 'Seite „Nachweise“: Erklärung zur Herkunft',
  },
  {
    lawId: 'LAW-FOOD-20',
    field: 'facts/giName',
    appliesTo: ({ words, facts }) => protectedNameIn(words) !== null || !isBlank(facts.giName),
    isMet: ({ words, facts, producer }) => {
      const name = protectedNameIn(words);
      const isNamed = name === null || facts.giName?.toLowerCase() === name.toLowerCase();
      return (
        isNamed &&
        !isBlank(facts.giName) &&
        evidenceFor(producer, 'gi_entitlement', facts.giName ?? null).length > 0
      );
    },
    why: 'Das ist eine geschützte Bezeichnung. Nur wer dazu berechtigt ist, darf sie führen.',
    example: 'Apfelschaumwein statt „Champagner“',
  },
];
