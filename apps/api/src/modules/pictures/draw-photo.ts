import type { PhotoRefusal } from '@markthalle/contracts/product-photos';
import { Problem } from '../../platform/http/problem.ts';
import { formatRefusalOf } from './photo-format.ts';

/** Enough to see a broken glass, small enough to send to a phone. */
const MAX_SIDE_PX = 1_600;
/**
 * A picture that unfolds to more than this is an attack on memory, not a photo. Its size stands in the head of
 * the file and is read before anything is unpacked.
 */
const MAX_PIXELS = 50_000_000;
const JPEG_QUALITY = 80;
const TIMEOUT_SECONDS = 10;

/** `square` for products, cut out of the middle as every card shows them; `whole` for everything else. */
export type PhotoShape = 'square' | 'whole';

export interface DrawnPhoto {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  /** Its average colour, `#rrggbb`. */
  readonly colour: string;
}

/**
 * The photo drawn anew as JPEG: turned as it was held, smaller, without place, camera or anything
 * else that was hidden in the file. The image library is loaded with the first.
 *
 * @throws Problem with a `PhotoRefusal`
 */
export async function drawPhoto(bytes: Buffer, shape: PhotoShape): Promise<DrawnPhoto> {
  const unfit = formatRefusalOf(bytes);
  if (unfit !== null) throw refused(unfit);
  const { default: sharp } = await import('sharp');
  try {
    const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    const { width, height } = await open().metadata();
    const side = Math.min(width, height, MAX_SIDE_PX);
    const { data, info } = await open()
      .rotate()
      .resize(
        shape === 'square'
          ? { width: side, height: side, fit: 'cover' }
          : { width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: 'inside', withoutEnlargement: true },
      )
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: JPEG_QUALITY })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .toBuffer({ resolveWithObject: true });
    const [red = 0, green = 0, blue = 0] = await sharp(data)
      .resize(1, 1, { fit: 'fill' })
      .raw()
      .toBuffer();
    const colour = `#${Buffer.from([red, green, blue]).toString('hex')}`;
    return { jpeg: data, width: info.width, height: info.height, colour };
  } catch (cause) {
    // What the library says about a broken file is of no use to who sent it.
    throw refused(reasonOf(cause));
  }
}

function reasonOf(cause: unknown): PhotoRefusal {
  const said = cause instanceof Error ? cause.message : '';
  if (said.includes('pixel limit')) return 'photo-too-many-pixels';
  return said.includes('timeout') ? 'photo-too-slow' : 'photo-not-readable';
}

const refused = (code: PhotoRefusal) => new Problem(code);
