import type { ProductDocument } from './document.ts';
import { placeKeyOf } from './facet-bits.ts';

/** What every document of the outer engine carries. */
interface Stamped {
  readonly id: string;
  /** Content and day: equal stamps mean equal documents, so both sides can be compared. */
  readonly stamp: string;
  /** Decides among equals; changes with the day and follows neither id nor name. */
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

/** `day` as `2026-11-22`. */
export const stampOf = (hash: string, day: string): string => `${hash}/${day}`;

const MIX_RANGE = 1_000_000;

/** A number from an id and a day (FNV-1a). */
function mixOf(id: string, day: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${day}/${id}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash % MIX_RANGE;
}

/** A product for the outer engine, on a day. */
export function engineProduct(
  { geo, ...document }: ProductDocument,
  hash: string,
  day: string,
): EngineProduct {
  const isInSeason = document.seasonMonths.includes(Number(day.slice(5, 7)));
  return {
    ...document,
    stamp: stampOf(hash, day),
    mix: mixOf(document.id, day),
    categoryLeaf: document.categoryPaths.at(-1) ?? '',
    placeKey: placeKeyOf(document.place),
    inSeason: isInSeason ? 1 : 0,
    _geo: geo,
  };
}

type ProducerFields = Pick<EngineProducer, 'id' | 'slug' | 'name' | 'place' | 'region'>;

/** A producer for the outer engine, on a day. */
export const engineProducer = (
  { id, slug, name, place, region }: ProducerFields,
  hash: string,
  day: string,
): EngineProducer => ({
  id,
  stamp: stampOf(hash, day),
  mix: mixOf(id, day),
  slug,
  name,
  place,
  placeKey: placeKeyOf(place),
  region,
});
