import { MAX_PHOTO_BYTES } from '@markthalle/contracts/case-views';
import { Problem } from '../../platform/http/problem.ts';

/** Enough to see a broken glass, small enough to send to a phone. */
const MAX_SIDE_PX = 1_600;
/** A picture that unfolds to more than this is an attack on memory, not a photo. */
const MAX_PIXELS = 50_000_000;
const JPEG_QUALITY = 80;
const TIMEOUT_SECONDS = 10;
/** How many are drawn at once; the rest waits its turn. */
const MAX_PARALLEL = 2;

const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'heif']);

let running = 0;
const waiting: (() => void)[] = [];

/**
 * The photo drawn anew as JPEG: turned as it was held, smaller, without place, camera or anything
 * else that was hidden in the file. Throws `photo-too-large` and `photo-not-readable`.
 */
export async function drawPhoto(base64: string): Promise<Buffer> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.byteLength > MAX_PHOTO_BYTES) throw new Problem('photo-too-large');
  if (bytes.byteLength === 0) throw new Problem('photo-not-readable');
  if (running < MAX_PARALLEL) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await draw(bytes);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function draw(bytes: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    const { format } = await image.metadata();
    if (!FORMATS.has(format ?? '')) throw new Problem('photo-not-readable');
    return await image
      .rotate()
      .resize({ width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: JPEG_QUALITY })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .toBuffer();
  } catch (cause) {
    // What the library says about a broken file is of no use to who sent it.
    if (cause instanceof Problem) throw cause;
    throw new Problem('photo-not-readable');
  }
}
