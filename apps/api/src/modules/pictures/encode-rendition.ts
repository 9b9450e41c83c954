import type { Sharp } from 'sharp';

export const WIDTHS_PX = [160, 320, 480, 640, 960, 1280] as const;
export type Format = 'avif' | 'webp' | 'jpg';
/** A width in pixels, or the fixed size that networks show beside a shared link. */
export type Size = number | 'og';

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
};

/** Open Graph, as networks crop it. */
const OG_PX = { width: 1200, height: 630 } as const;
const OG_BLUR_PX = 24;
/** AVIF beyond effort 2 takes ten times as long for a few percent of size. */
const AVIF_EFFORT = 2;

/** What one picture may cost: bytes read, pixels unpacked, seconds of work. */
const MAX_ORIGINAL_BYTES = 8_000_000;
const MAX_PIXELS = 16_000_000;
const MAX_SECONDS = 15;

/** A picture that is larger than we ever make one; nothing of it is unpacked. */
class PictureTooLarge extends Error {
  override readonly name = 'PictureTooLarge';
}

/**
 * One rendition of an original. The image library is loaded with the first: an idle API does not carry it.
 *
 * @throws PictureTooLarge; and sharp's own error for too many pixels, too long work, or what is no picture
 */
export async function encodeRendition(
  original: Buffer,
  size: Size,
  format: Format,
): Promise<Buffer> {
  if (original.length > MAX_ORIGINAL_BYTES) {
    throw new PictureTooLarge(`An original has ${original.length} bytes`);
  }
  const { default: sharp } = await import('sharp');
  const open = () => sharp(original, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const image =
    size === 'og'
      ? await sharedPicture(open)
      : open().resize({ width: size, withoutEnlargement: true });
  return encoded(image.timeout({ seconds: MAX_SECONDS }), format).toBuffer();
}

function encoded(image: Sharp, format: Format): Sharp {
  if (format === 'avif') return image.avif({ quality: 50, effort: AVIF_EFFORT });
  if (format === 'webp') return image.webp({ quality: 78 });
  return image.jpeg({ quality: 80, mozjpeg: true });
}

/** The whole picture in the middle; what is left and right of it continues it out of focus. */
async function sharedPicture(open: () => Sharp): Promise<Sharp> {
  const whole = await open()
    .resize({ ...OG_PX, fit: 'inside' })
    .timeout({ seconds: MAX_SECONDS })
    .toBuffer();
  return open()
    .resize({ ...OG_PX, fit: 'cover' })
    .blur(OG_BLUR_PX)
    .composite([{ input: whole, gravity: 'centre' }]);
}
