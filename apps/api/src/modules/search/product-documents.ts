import type { Lexicon } from '@markthalle/search-index/compounds';
import {
  type ProductDocument,
  type ProductSource,
  productDocument,
} from '@markthalle/search-index/document';
import { wordsOf } from '@markthalle/search-index/fold';
import type { KnownWords } from './vocabulary-cache.ts';

export interface BuiltDocuments {
  readonly documents: ReadonlyMap<string, ProductDocument>;
  /** Products whose content cannot be made into a document, with the reason. */
  readonly broken: ReadonlyMap<string, unknown>;
  readonly lexicon: Lexicon;
}

/** Builds documents; one that cannot be built keeps none of the others from it. */
export function buildDocuments(
  sources: readonly ProductSource[],
  known: KnownWords,
): BuiltDocuments {
  const broken = new Map<string, unknown>();
  const documents = new Map<string, ProductDocument>();
  const attempt = (source: ProductSource, build: () => void) => {
    try {
      build();
    } catch (error) {
      broken.set(source.id, error);
    }
  };
  const names: string[] = [];
  for (const source of sources) attempt(source, () => names.push(...wordsOf(source.name.de)));
  const lexicon = known.goodsWith(names);
  for (const source of sources) {
    attempt(source, () => documents.set(source.id, productDocument(source, lexicon)));
  }
  return { documents, broken, lexicon };
}
