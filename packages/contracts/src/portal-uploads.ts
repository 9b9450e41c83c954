import { z } from 'zod';
import { MAX_PHOTO_BYTES, MAX_PHOTO_CHARS } from './case-views.ts';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, Token } from './fields.ts';
import { PhotoRefusal, PhotoState } from './product-photos.ts';

/** What a phone sends; anything else is looked at and refused with its reason. */
export const PHOTO_MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;

/** Pieces of an upload (https://tus.io/protocols/resumable-upload): small enough for a weak line. */
export const UPLOAD_PIECE_BYTES = 131_072;
/** Where pieces are sent, behind the address of the API. */
export const UPLOADS_PATH = '/uploads';
/** The header that carries the ticket of an upload. */
export const TICKET_HEADER = 'upload-ticket';

/** Products are shown square, a farm as it is. Each asks for the right to what it is for. */
export const PhotoPurpose = z.enum(['product', 'farm']);
export type PhotoPurpose = z.infer<typeof PhotoPurpose>;

const UploadStanding = z.object({
  state: PhotoState,
  refusedBecause: PhotoRefusal.nullable(),
});

export const askUploadTicket = endpoint({
  method: 'POST',
  path: '/portal/uploads',
  summary: 'A short-lived ticket for sending one photo in pieces; asked again, it is renewed',
  access: 'producer',
  right: 'member',
  input: InLanguage.extend({
    photoId: Id,
    purpose: PhotoPurpose.default('product'),
    sizeBytes: z.int().min(1).max(MAX_PHOTO_BYTES),
    mediaType: z.enum(PHOTO_MEDIA_TYPES),
    /** Of the whole file, hexadecimal; what arrives must be the same. Null where a browser cannot tell. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
  }),
  output: UploadStanding.extend({
    /** Null when the photo is here already. */
    ticket: z.object({ uploadId: Id, token: Token, validUntil: Instant }).nullable(),
  }),
  problems: ['photo-too-many', 'photo-changed'],
});

/** Why a whole photo is refused; nothing is kept of it. */
const REFUSALS = [
  ...PhotoRefusal.options,
  'photo-too-large',
  'photo-too-many',
  'photo-changed',
] as const;

export const keepProducerPhoto = endpoint({
  method: 'POST',
  path: '/portal/photos',
  summary:
    'One whole photo out of a form, for browsers without scripts; looked at before it is kept',
  access: 'producer',
  right: 'member',
  bodyLimitBytes: MAX_PHOTO_CHARS + 2_000,
  input: InLanguage.extend({
    photoId: Id,
    purpose: PhotoPurpose.default('product'),
    base64: z.string().max(MAX_PHOTO_CHARS),
  }),
  output: UploadStanding,
  problems: REFUSALS,
});
