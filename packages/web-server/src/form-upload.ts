import { unstable_parseMultipartFormData } from '@remix-run/node';

/** A file out of a form; `base64` is null where it was larger than allowed. */
export type UploadedFile = { readonly name: string; readonly base64: string | null };

export type FormUpload = {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly files: readonly UploadedFile[];
  readonly hasTooMany: boolean;
};

export type UploadLimits = {
  readonly maxFields: number;
  readonly maxFiles: number;
  readonly maxFileBytes: number;
};

/** No field of a form is longer; what is longer is left out and then refused as missing. */
const MAX_FIELD_BYTES = 20_000;

/**
 * Reads a form with files as it streams in: a file that is too large is read to its end and
 * forgotten, so that everything else that was typed can be shown again.
 */
export async function readFormUpload(request: Request, limits: UploadLimits): Promise<FormUpload> {
  const fields: [string, string][] = [];
  const files: UploadedFile[] = [];
  let hasTooMany = false;
  await unstable_parseMultipartFormData(request, async ({ name, filename, data }) => {
    if (filename === undefined) {
      const bytes = await upTo(data, MAX_FIELD_BYTES);
      if (bytes !== null && fields.length < limits.maxFields) fields.push([name, String(bytes)]);
      return undefined;
    }
    const isOver = files.length >= limits.maxFiles;
    const bytes = await upTo(data, isOver ? 0 : limits.maxFileBytes);
    const isEmpty = filename === '' || bytes?.byteLength === 0;
    if (isEmpty) return undefined;
    if (isOver) hasTooMany = true;
    else files.push({ name: filename, base64: bytes?.toString('base64') ?? null });
    return undefined;
  });
  return { fields, files, hasTooMany };
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
