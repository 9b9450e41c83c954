import type { PhotoRefusal } from '@markthalle/contracts/product-photos';

type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Brands of ISO base media files (ISO/IEC 23008-12): who decodes AV1 need not decode HEVC. */
const AVIF_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis']);
const HEIC_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1']);

/** What a file is by its first bytes, whatever it is called; null: none of the formats of photos. */
function photoFormatOf(bytes: Buffer): PhotoFormat | null {
  const starts = (magic: Buffer) => bytes.subarray(0, magic.length).equals(magic);
  if (starts(JPEG)) return 'jpeg';
  if (starts(PNG)) return 'png';
  const word = (at: number) => bytes.toString('latin1', at, at + 4);
  if (word(0) === 'RIFF' && word(8) === 'WEBP') return 'webp';
  if (word(4) !== 'ftyp') return null;
  if (AVIF_BRANDS.has(word(8))) return 'avif';
  return HEIC_BRANDS.has(word(8)) ? 'heic' : null;
}

/**
 * Why a file is refused without looking further; null: it may be a photo. No free library decodes
 * HEVC, which is patented.
 */
export function formatRefusalOf(bytes: Buffer): PhotoRefusal | null {
  const format = photoFormatOf(bytes);
  if (format === null) return 'photo-not-readable';
  return format === 'heic' ? 'photo-heic' : null;
}
