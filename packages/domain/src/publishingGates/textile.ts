import { isIn } from '../categoryTraits.ts';
import type { NamedShare } from '../productFacts.ts';
import { type Gate } from './finding.ts';
import type { GateStatement } from './statement.ts';

/** German names of Annex I of Regulation (EU) 1007/2011; trade names are no fibres. */
const FIBRES: ReadonlySet<string> = new Set([
  'Acetat',
  'Alginat',
  'Alpaka',
  'Angora',
  'Baumwolle',
  'Cupro',
  'Elasthan',
  'Fluorfaser',
  'Flachs',
  'Glasfaser',
  'Hanf',
  'Jute',
  'Kamel',
  'Kapok',
  'Kaschmir',
  'Kokos',
  'Lama',
  'Leinen',
  'Lyocell',
  'Metall',
  'Modacryl',
  'Modal',
  'Mohair',
  'Papier',
  'Polyacryl',
  'Polyamid',
  'Polyester',
  'Polyethylen',
  'Polypropylen',
  'Ramie',
  'Schurwolle',
  'Seide',
  'Sisal',
  'Triacetat',
  'Viskose',
  'Wolle',
  'Yak',
]);

const WHOLE_PERCENT = 100;

/** Textiles, and what is knitted or woven of wool; a hide is no textile. */
const isTextile = ({ categoryPath, words, facts }: GateStatement): boolean =>
  isIn(categoryPath, 'textile') ||
  (isIn(categoryPath, 'wool') && !/\b(?:fell|leder|haut)\b|fell\b/iu.test(words)) ||
  (facts.fibres ?? []).length > 0;

const HAS_ANIMAL_PART =
  /(?<!\p{L})(?:leder|rindleder|\p{L}*fell|pelz|horn(?:knopf|knöpfe)?|knochen|perlmutt|daunen?|federn?)(?!\p{L})/iu;

const sumOf = (shares: readonly NamedShare[]): number =>
  shares.reduce((sum, { percent }) => sum + percent, 0);

/** Textiles (Regulation (EU) 1007/2011). */
export const TEXTILE_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-TEXT-1',
    field: 'facts/fibres',
    appliesTo: isTextile,
    isMet: ({ facts }) => sumOf(facts.fibres ?? []) === WHOLE_PERCENT,
    why: 'Bitte geben Sie alle Fasern mit ihren Anteilen an. Zusammen sind es 100 Prozent.',
    example: 'Schurwolle 80, Polyamid 20',
  },
  {
    lawId: 'LAW-TEXT-1',
    field: 'facts/fibres',
    appliesTo: ({ facts }) => (facts.fibres ?? []).length > 0,
    isMet: ({ facts }) => (facts.fibres ?? []).every(({ name }) => FIBRES.has(name)),
    why: 'Fasern haben feste Namen. Markennamen zählen nicht.',
    example: 'Elasthan statt „Lycra“',
  },
  {
    lawId: 'LAW-TEXT-1',
    field: 'facts/animalParts',
    appliesTo: (product) => isTextile(product) && HAS_ANIMAL_PART.test(product.words),
    isMet: ({ facts }) => typeof facts.animalParts === 'boolean',
    why: 'Das klingt nach Leder, Fell oder Horn. Bitte sagen Sie, ob tierische Teile daran sind.',
    example: 'ja, Knöpfe aus Horn',
  },
];
