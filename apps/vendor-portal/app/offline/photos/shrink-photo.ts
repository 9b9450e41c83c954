const MAX_SIDE_PX = 1_600;
const MAX_BYTES = 350_000;
/** The first is what the eye does not notice; the others are for photos of gravel and hay. */
const QUALITIES = [0.8, 0.7, 0.6, 0.5] as const;
/** Far more than any camera writes: whatever is larger is not unpacked on a phone. */
const MAX_FILE_BYTES = 64_000_000;
const HEIC = /^image\/hei[cf]|\.hei[cf]$/i;

/** This browser cannot make a photo of the file. */
export class NotAPhoto extends Error {
  override readonly name = 'NotAPhoto';
  readonly isHeic: boolean;

  constructor(file: File) {
    super('not a photo');
    this.isHeic = HEIC.test(file.type) || HEIC.test(file.name);
  }
}

/**
 * The photo as it travels: turned as it was held, at most 1600 px long, drawn anew, and so without the place where
 * it was taken. @throws NotAPhoto
 */
export async function shrinkPhoto(file: File): Promise<Blob> {
  if (file.size > MAX_FILE_BYTES) throw new NotAPhoto(file);
  const bitmap = await decode(file);
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new NotAPhoto(file);
  // What was transparent would turn black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return smallEnough(canvas, file);
}

async function decode(file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new NotAPhoto(file);
  }
}

async function smallEnough(canvas: HTMLCanvasElement, file: File): Promise<Blob> {
  let blob: Blob | null = null;
  for (const quality of QUALITIES) {
    blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (blob !== null && blob.size <= MAX_BYTES) break;
  }
  if (blob === null) throw new NotAPhoto(file);
  return blob;
}

export async function sha256Of(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
