import { z } from 'zod';
import { Id, Picture } from './fields.ts';

/** Photos of a product: as many as fit on a phone without scrolling for long. */
export const MAX_PRODUCT_PHOTOS = 8;
export const MAX_ALT_CHARS = 200;

/** Why a photo cannot be used; each is a code of the register of problems and has its sentence there. */
export const PhotoRefusal = z.enum([
  'photo-not-readable',
  'photo-heic',
  'photo-too-many-pixels',
  'photo-too-slow',
]);
export type PhotoRefusal = z.infer<typeof PhotoRefusal>;

/**
 * Where a photo is: not here yet, here and waiting for its renditions, shown, or of no use. A photo
 * that nobody has sent is `waiting`: the product is saved first.
 */
export const PhotoState = z.enum(['waiting', 'received', 'ready', 'refused']);
export type PhotoState = z.infer<typeof PhotoState>;

/** A photo as the form of a product names it; the first one stands on the card. */
export const DraftPhoto = z.strictObject({
  /** Chosen by the phone, so that a product can name a photo that is still on its way. */
  photoId: Id,
  altDe: z.string().trim().max(MAX_ALT_CHARS).default(''),
  altEn: z.string().trim().max(MAX_ALT_CHARS).default(''),
});
export type DraftPhoto = z.infer<typeof DraftPhoto>;

export const DraftPhotos = z
  .array(DraftPhoto)
  .max(MAX_PRODUCT_PHOTOS)
  .refine((photos) => new Set(photos.map(({ photoId }) => photoId)).size === photos.length, {
    error: 'the same photo twice',
  });

/** A photo of a version as its producer and the office see it. */
export const ProductPhoto = DraftPhoto.extend({
  state: PhotoState,
  refusedBecause: PhotoRefusal.nullable(),
  picture: Picture.nullable(),
  /** True once staff have approved it; buyers see no other. */
  approved: z.boolean(),
});
export type ProductPhoto = z.infer<typeof ProductPhoto>;
