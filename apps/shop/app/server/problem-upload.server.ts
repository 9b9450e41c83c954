import { MAX_PHOTO_BYTES, MAX_PHOTOS } from '@markthalle/contracts/case-views';
import { unstable_parseMultipartFormData } from '@remix-run/node';

/** A photo out of a form; `base64` is null where it was larger than allowed. */
export type UploadedPhoto = { readonly name: string; readonly base64: string | null };

export type ProblemUpload = {
  readonly values: Readonly<Record<string, string>>;
  readonly photos: readonly UploadedPhoto[];
  readonly hasTooMany: boolean;
};

/** No field of the form is longer; what comes beyond is cut off and then refused as too long. */
const MAX_FIELD_BYTES = 20_000;
const MAX_FIELDS = 40;

/**
 * Reads a form with photos as it streams in: a photo that is too large is read to its end and
 * forgotten, so that everything else that was typed can be shown again.
 */
export async function readProblemUpload(request: Request): Promise<ProblemUpload> {
  const values: Record<string, string> = {};
  const photos: UploadedPhoto[] = [];
  let hasTooMany = false;
  await unstable_parseMultipartFormData(request, async ({ name, filename, data }) => {
    if (filename === undefined) {
      const bytes = await upTo(data, MAX_FIELD_BYTES);
      if (bytes !== null && Object.keys(values).length < MAX_FIELDS) values[name] = String(bytes);
      return undefined;
    }
    const isOver = photos.length >= MAX_PHOTOS;
    const bytes = await upTo(data, isOver ? 0 : MAX_PHOTO_BYTES);
    const isEmpty = filename === '' || bytes?.byteLength === 0;
    if (isEmpty) return undefined;
    if (isOver) hasTooMany = true;
    else photos.push({ name: filename, base64: bytes?.toString('base64') ?? null });
    return undefined;
  });
  return { values, photos, hasTooMany };
}

/** The bytes of one field; null where there are more, but all of them are read. */
async function upTo(data: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer | null> {
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of data) {
    bytes += chunk.byteLength;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks = [];
  }
  return bytes > maxBytes ? null : Buffer.concat(chunks);
}
