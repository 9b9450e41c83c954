import type { Picture } from '@markthalle/contracts/fields';
import type {
  DraftPhoto,
  PhotoRefusal,
  PhotoState,
  ProductPhoto,
} from '@markthalle/contracts/product-photos';
import type { z } from 'zod';
import type { PortalProductRow } from './portal-products.queries.ts';
import type { ContentPhoto, ProductContent } from './product-content.ts';

type Language = 'de' | 'en';
type ShownPicture = Omit<z.infer<typeof Picture>, 'alt'>;

/** Where a photo of a version is by now. */
export interface StandingPhoto {
  readonly photoId: string;
  readonly state: PhotoState;
  readonly refusedBecause: PhotoRefusal | null;
  readonly picture: ShownPicture | null;
}

/** The photos of version `v` of product `p` with where they are, in their order; null without any. */
export const STANDING_PHOTOS = `(
  select jsonb_agg(jsonb_build_object('photoId', ph.photo ->> 'photoId',
      'state', coalesce(u.state, 'waiting'), 'refusedBecause', u.refused_because,
      'picture', case when pic.id is not null then jsonb_build_object('id', pic.id,
         'width', pic.width, 'height', pic.height, 'colour', pic.colour) end) order by ph.position)
    from jsonb_array_elements(v.content -> 'photos') with ordinality as ph (photo, position)
    left join uploads.photo u on u.producer_id = p.producer_id
      and u.photo_id = (ph.photo ->> 'photoId')::uuid
    left join platform.picture pic on pic.id = u.picture_id)`;

/** What a form says about photos; one that was approved before stays so, as it never changes. */
export function photosFromDraft(
  photos: readonly DraftPhoto[] | undefined,
  base: ProductContent | null,
): Pick<ProductContent, 'photos'> {
  if (photos === undefined) return {};
  const before = new Map(base?.photos?.map((photo) => [photo.photoId, photo.pictureId]));
  return {
    photos: photos.map(({ photoId, altDe, altEn }) => {
      const pictureId = before.get(photoId);
      const photo = { photoId, alt: { de: altDe, en: altEn } };
      return pictureId === undefined ? photo : { ...photo, pictureId };
    }),
  };
}

export const draftPhotosOf = ({ photos = [] }: ProductContent): DraftPhoto[] =>
  photos.map(({ photoId, alt }) => ({ photoId, altDe: alt.de, altEn: alt.en }));

/** The photos of a version as its producer and the office see them. */
export function toProductPhotos(row: PortalProductRow, language: Language): ProductPhoto[] {
  const standing = new Map(row.photos?.map((photo) => [photo.photoId, photo]));
  return (row.content.photos ?? []).map((photo) => {
    const { state = 'waiting', refusedBecause = null, picture } = standing.get(photo.photoId) ?? {};
    return {
      photoId: photo.photoId,
      altDe: photo.alt.de,
      altEn: photo.alt.en,
      state,
      refusedBecause,
      picture: picture ? { ...picture, alt: altOf(photo, row.content, language) } : null,
      approved: photo.pictureId !== undefined,
    };
  });
}

/** The picture of a version's card: its first photo that is there, else the drawn one. */
export function cardPictureOf(row: PortalProductRow, language: Language) {
  const photo = toProductPhotos(row, language).find(({ picture }) => picture !== null);
  if (photo !== undefined) return photo.picture;
  return row.picture && { ...row.picture, alt: row.content.name[language] };
}

/** The version as it is published: photos that were seen are in, those that came later are not. */
export function withApprovedPhotos(
  { content, photos }: PortalProductRow,
  seenPhotoIds: readonly string[],
): ProductContent {
  if (content.photos === undefined) return content;
  const standing = new Map(photos?.map(({ photoId, picture }) => [photoId, picture?.id]));
  return {
    ...content,
    photos: content.photos.map((photo) => {
      const pictureId = standing.get(photo.photoId);
      const isSeen = seenPhotoIds.includes(photo.photoId);
      return isSeen && pictureId !== undefined ? { ...photo, pictureId } : photo;
    }),
  };
}

/** A photo that nobody described is called after its product. */
const altOf = (photo: ContentPhoto, { name }: ProductContent, language: Language): string =>
  photo.alt[language] || photo.alt.de || name[language];
