import type { ProductDocument } from './document.ts';
import { placeKeyOf } from './facet-bits.ts';

/** What every document of the outer engine carries. */
interface Stamped {
  readonly id: string;
  /** Content and month: equal stamps mean equal documents, so both sides can be compared. */
  readonly stamp: string;
  /** Decides among equals; changes with the month and follows neither id nor name. */
  readonly mix: number;
}

/** A product as the outer engine gets it: the document, and what the engine cannot work out itself. */
export interface EngineProduct extends Stamped, Omit<ProductDocument, 'geo'> {
  readonly categoryLeaf: string;
  readonly placeKey: string;
  readonly inSeason: 0 | 1;
  readonly _geo: { readonly lat: number; readonly lng: number };
}

export interface EngineProducer extends Stamped {
  readonly slug: string;
  readonly name: string;
  readonly place: string;
  readonly placeKey: string;
  readonly region: string;
}

/** `month` as `2026-11`. */
export const stampOf = (hash: string, month: string): string => `${hash}/${month}`;

const MIX_RANGE = 1_000_000;

/** A number from an id and a month (FNV-1a). */
function mixOf(id: string, month: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${month}/${id}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash % MIX_RANGE;
}

/** A product for the outer engine, in a month. */
export function engineProduct(
  { geo, ...document }: ProductDocument,
  hash: string,
  month: string,
): EngineProduct {
  const isInSeason = document.seasonMonths.includes(Number(month.slice(-2)));
  return {
    ...document,
    stamp: stampOf(hash, month),
    mix: mixOf(document.id, month),
    categoryLeaf: document.categoryPaths.at(-1) ?? '',
    placeKey: placeKeyOf(document.place),
    inSeason: isInSeason ? 1 : 0,
    _geo: geo,
  };
}

type ProducerFields = Pick<EngineProducer, 'id' | 'slug' | 'name' | 'place' | 'region'>;

/** A producer for the outer engine, in a month. */
export const engineProducer = (
  { id, slug, name, place, region }: ProducerFields,
  hash: string,
  month: string,
): EngineProducer => ({
  id,
  stamp: stampOf(hash, month),
  mix: mixOf(id, month),
  slug,
  name,
  place,
  placeKey: placeKeyOf(place),
  region,
});
