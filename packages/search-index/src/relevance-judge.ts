import { fold, wordsOf } from './fold.ts';

/** A product as a judge sees it: German values, nothing else. */
export interface JudgedProduct {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Labels from root to leaf. */
  readonly categoryPath: readonly string[];
  readonly producerId: string;
  readonly producerName: string;
  readonly place: string;
  readonly tags: readonly string[];
  readonly priceCents: number;
  readonly inStock: boolean;
  readonly latitude: number;
  readonly longitude: number;
}

/** A condition of a judge: one or several leaf names or combinators, all of which must hold. */
export type Condition = Readonly<Record<string, unknown>>;

export interface Judgement {
  readonly grade: number;
  readonly if: Condition;
}

/** Words that make a label one of a concept. */
export type Concepts = Readonly<Record<string, readonly string[]>>;
/** What the variables of a query stand for: ids of producers, names of places. */
export type Picked = Readonly<
  Record<string, { readonly producerId?: string; readonly place?: string }>
>;

interface Folded {
  readonly product: JudgedProduct;
  readonly name: string;
  readonly tokens: readonly string[];
  readonly labels: readonly string[];
  readonly tags: readonly string[];
  readonly text: string;
}

const foldedOf = new WeakMap<JudgedProduct, Folded>();

function view(product: JudgedProduct): Folded {
  const known = foldedOf.get(product);
  if (known !== undefined) return known;
  const name = fold(product.name);
  const labels = product.categoryPath.map(fold);
  const tags = product.tags.map(fold);
  const text = [name, fold(product.description), ...labels, ...tags].join('\n');
  const folded = { product, name, tokens: wordsOf(name), labels, tags, text };
  foldedOf.set(product, folded);
  return folded;
}

const isConcept = ({ labels }: Folded, concept: string, concepts: Concepts): boolean =>
  (concepts[concept] ?? [concept]).some((word) =>
    labels.some((label) => label.includes(fold(word))),
  );

type Leaf = (product: Folded, value: string, concepts: Concepts, picked: Picked) => boolean;

const LEAVES: Readonly<Record<string, Leaf>> = {
  name: ({ name }, word) => name.includes(word),
  token: ({ tokens }, word) => tokens.includes(word),
  suffix: ({ tokens }, word) => tokens.some((token) => token.endsWith(word)),
  prefix: ({ tokens }, word) => tokens.some((token) => token.startsWith(word)),
  text: ({ text }, word) => text.includes(word),
  cat: (product, concept, concepts) => isConcept(product, concept, concepts),
  tag: ({ tags }, tag) => tags.includes(tag),
  producer_is: ({ product }, variable, _, picked) =>
    product.producerId === picked[variable.toUpperCase()]?.producerId,
  place_is: ({ product }, variable, _, picked) =>
    product.place === picked[variable.toUpperCase()]?.place,
  producer_has: ({ product }, word) => fold(product.producerName).includes(word),
  place_has: ({ product }, word) => fold(product.place).includes(word),
  cat_is: ({ labels }, value) => labels.at(0) === value || labels.at(-1) === value,
};

const COMBINATORS = new Set(['all', 'any', 'none']);

/** Whether a condition holds for a product. Throws for a leaf that nobody has defined. */
export function holds(
  condition: Condition,
  product: JudgedProduct,
  concepts: Concepts,
  picked: Picked,
): boolean {
  return Object.entries(condition).every(([key, value]) => {
    if (COMBINATORS.has(key)) {
      const parts = value as readonly Condition[];
      const test = (part: Condition) => holds(part, product, concepts, picked);
      if (key === 'all') return parts.every(test);
      return key === 'any' ? parts.some(test) : !parts.some(test);
    }
    const leaf = LEAVES[key];
    if (leaf === undefined) throw new Error(`No judge knows the condition ${key}`);
    const words = Array.isArray(value) ? value : [value];
    return words.some((word) => leaf(view(product), fold(String(word)), concepts, picked));
  });
}

/** The highest grade whose condition holds, else 0. */
export const gradeOf = (
  judgements: readonly Judgement[],
  product: JudgedProduct,
  concepts: Concepts,
  picked: Picked,
): number =>
  judgements.reduce(
    (best, { grade, if: condition }) =>
      grade > best && holds(condition, product, concepts, picked) ? grade : best,
    0,
  );
