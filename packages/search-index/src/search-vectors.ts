import { headsOf, type Lexicon, modifierWordsOf } from './compounds.ts';
import type { ProductDocument } from './document.ts';
import { wordsOf } from './fold.ts';
import { nameWordsOf } from './name-words.ts';

type Weight = 'A' | 'B' | 'C' | 'D';

/** Words with the weight of where they stand, as a `tsvector` is written. */
type Weighted = Map<string, Set<Weight>>;

/**
 * The three vectors of a product. `name`: A whole words, B heads of compounds, C words beside, D modifiers.
 * `labels`: A groups and marks, B producer, C place, D sentences and halves of the producer's name.
 * `english`: A name, D sentence.
 */
export interface ProductVectors {
  readonly name: string;
  readonly labels: string;
  readonly english: string;
}

/** The vectors of a document, as text that PostgreSQL casts to `tsvector`. */
export function vectorsOf(document: ProductDocument, lexicon: Lexicon): ProductVectors {
  const { core } = nameWordsOf(document.name);
  const whole = new Set(core);
  const name: Weighted = new Map();
  add(name, 'A', core);
  add(
    name,
    'B',
    document.nameHeads.filter((word) => !whole.has(word)),
  );
  add(name, 'C', document.nameBeside);
  add(name, 'D', document.nameParts);
  const labels: Weighted = new Map();
  const groups = document.categoryLabels.flatMap(wordsOf);
  add(labels, 'A', [...groups, ...groups.flatMap((word) => headsOf(word, lexicon))]);
  add(
    labels,
    'A',
    document.tags.flatMap(wordsOf).filter((word) => MARKS.has(word)),
  );
  const producer = wordsOf(document.producerName);
  add(labels, 'B', producer);
  add(labels, 'C', wordsOf(document.place));
  add(
    labels,
    'D',
    producer.flatMap((word) => partsOf(word, lexicon)),
  );
  add(labels, 'D', wordsOf(`${document.description} ${document.ingredients} ${document.region}`));
  const english: Weighted = new Map();
  add(english, 'A', wordsOf(document.nameEn));
  add(english, 'D', wordsOf(document.descriptionEn));
  return { name: written(name), labels: written(labels), english: written(english) };
}

const MARKS: ReadonlySet<string> = new Set(['bio', 'mehrweg']);

const partsOf = (word: string, lexicon: Lexicon): string[] => [
  ...headsOf(word, lexicon),
  ...modifierWordsOf(word, lexicon),
];

function add(vector: Weighted, weight: Weight, words: readonly string[]): void {
  for (const word of words) {
    const weights = vector.get(word) ?? new Set();
    vector.set(word, weights.add(weight));
  }
}

/** Words are letters and digits only, so quoting is all they need. */
const written = (vector: Weighted): string =>
  [...vector].map(([word, weights]) => `'${word}':${positionsOf(weights)}`).join(' ');

/** Weights hang on positions; a word keeps all its weights by standing in several. */
const positionsOf = (weights: ReadonlySet<Weight>): string =>
  [...weights].map((weight, index) => `${index + 1}${weight}`).join(',');

/** Words of a document by where they stand: the vocabulary. Sentences are not in it. */
export function vocabularyWordsOf(document: ProductDocument, lexicon: Lexicon) {
  const { core, beside } = nameWordsOf(document.name);
  return {
    name: [...core, ...beside],
    part: [...document.nameHeads, ...document.nameBeside, ...document.nameParts],
    english: wordsOf(document.nameEn),
    label: document.categoryLabels
      .flatMap(wordsOf)
      .flatMap((word) => [word, ...headsOf(word, lexicon)]),
    mark: document.tags.flatMap(wordsOf).filter((word) => MARKS.has(word)),
    producer: wordsOf(document.producerName),
    place: wordsOf(document.place),
  };
}
