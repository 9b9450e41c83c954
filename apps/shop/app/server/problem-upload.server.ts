import { MAX_PHOTO_BYTES, MAX_PHOTOS } from '@markthalle/contracts/case-views';
import { readFormUpload, type UploadedFile } from '@markthalle/web-server/form-upload';

export type UploadedPhoto = UploadedFile;

export type ProblemUpload = {
  readonly values: Readonly<Record<string, string>>;
  readonly photos: readonly UploadedPhoto[];
  readonly hasTooMany: boolean;
};

const LIMITS = { maxFields: 40, maxFiles: MAX_PHOTOS, maxFileBytes: MAX_PHOTO_BYTES };

/** What was typed into the form of a problem, and its photos. */
export async function readProblemUpload(request: Request): Promise<ProblemUpload> {
  const { fields, files, hasTooMany } = await readFormUpload(request, LIMITS);
  return { values: Object.fromEntries(fields), photos: files, hasTooMany };
}
