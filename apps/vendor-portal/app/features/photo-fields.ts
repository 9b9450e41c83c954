import type { DraftPhoto, ProductPhoto } from '@markthalle/contracts/product-photos';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';

/** Names of the fields of photos in a product's form. */
export const PHOTO_FIELD = 'foto';
export const PHOTO_FILE_FIELD = 'foto-datei';
export const altField = (photoId: string): string => `foto-text-${photoId}`;
export const altEnField = (photoId: string): string => `foto-text-en-${photoId}`;

/** What the small buttons of a photo send as the form's intent. */
export const FORWARD = 'foto-vor.';
export const REMOVE = 'foto-weg.';

/** Stands for the id in the tile that a script copies. */
export const TEMPLATE_ID = 'NEUES-FOTO';

/** The photos of a stored draft as the fields of its form. */
export function photoValues(photos: readonly DraftPhoto[] = []): TypedValues {
  const words = photos.flatMap(({ photoId, altDe, altEn }) => [
    [altField(photoId), [altDe]] as const,
    [altEnField(photoId), [altEn]] as const,
  ]);
  return { [PHOTO_FIELD]: photos.map(({ photoId }) => photoId), ...Object.fromEntries(words) };
}

/** The photos that a form names, in its order. */
export const photosFromValues = (values: TypedValues): DraftPhoto[] =>
  [...new Set(many(values, PHOTO_FIELD))].map((photoId) => ({
    photoId,
    altDe: one(values, altField(photoId)),
    altEn: one(values, altEnField(photoId)),
  }));

/** The form after one of the small buttons; null: it was another button. */
export function withPhotoMoved(values: TypedValues): TypedValues | null {
  const intent = one(values, 'intent');
  const photoIds = [...many(values, PHOTO_FIELD)];
  if (intent.startsWith(REMOVE)) {
    const gone = intent.slice(REMOVE.length);
    return { ...values, [PHOTO_FIELD]: photoIds.filter((photoId) => photoId !== gone) };
  }
  if (!intent.startsWith(FORWARD)) return null;
  const at = photoIds.indexOf(intent.slice(FORWARD.length));
  if (at > 0) photoIds.splice(at - 1, 0, ...photoIds.splice(at, 1));
  return { ...values, [PHOTO_FIELD]: photoIds };
}

/** What the coach looks at: how many photos, and how sharp the first one is as far as it has come. */
export function photoFactsOf(values: TypedValues, photos: readonly ProductPhoto[]) {
  const photoIds = many(values, PHOTO_FIELD);
  const first = photos.find(({ photoId }) => photoId === photoIds[0]);
  return { photoCount: photoIds.length, photoEdgePx: first?.picture?.width ?? null };
}
