import { keepProducerPhoto, type PhotoPurpose } from '@markthalle/contracts/portal-uploads';
import { MAX_PRODUCT_PHOTOS } from '@markthalle/contracts/product-photos';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import type { UploadedFile } from '@markthalle/web-server/form-upload';
import { FormRefusal, type FormTask } from '@markthalle/workplace/server/form-action';
import { many, type TypedValues } from '@markthalle/workplace/typed-values';
import { PHOTO_FIELD, PHOTO_FILE_FIELD } from '../features/photo-fields.ts';
import { photoTexts as texts } from '../texts/photos.ts';

/** What the photos of a form are for, and how many it takes. */
export interface PhotoKind {
  readonly purpose: PhotoPurpose;
  readonly max: number;
}

const PRODUCT_PHOTOS: PhotoKind = { purpose: 'product', max: MAX_PRODUCT_PHOTOS };

const HEIC = /\.hei[cf]$/i;

/**
 * Keeps the photos that came as files with a form, before anything else of it is looked at: whatever is wrong then,
 * nobody has to choose them again. Answers the form with their names.
 *
 * @throws FormRefusal that names each photo that could not be kept; the others are
 */
export async function keepFormPhotos(
  task: FormTask,
  { purpose, max }: PhotoKind = PRODUCT_PHOTOS,
): Promise<TypedValues> {
  // Of one photo, a new one takes the place of the old one.
  const isReplaced = max === 1 && task.photos.length > 0;
  const photoIds = isReplaced ? [] : [...many(task.values, PHOTO_FIELD)];
  const problems: FieldProblem[] = [];
  for (const file of task.photos) {
    if (photoIds.length >= max) {
      problems.push(problem(texts.tooMany(max)));
      break;
    }
    const kept = await keepOne(task, file, purpose);
    if (typeof kept === 'string') photoIds.push(kept);
    else problems.push(kept);
  }
  const values = { ...task.values, [PHOTO_FIELD]: photoIds };
  task.keep({ [PHOTO_FIELD]: photoIds });
  if (problems.length > 0) throw new FormRefusal(problems);
  return values;
}

/** The photo's id, or what to say about it. */
async function keepOne(
  task: FormTask,
  { name, base64 }: UploadedFile,
  purpose: PhotoPurpose,
): Promise<string | FieldProblem> {
  if (base64 === null) return problem(HEIC.test(name) ? texts.heic(name) : texts.tooLarge(name));
  const photoId = crypto.randomUUID();
  try {
    await task.call(keepProducerPhoto, { photoId, purpose, base64 });
    return photoId;
  } catch (error) {
    if (!(error instanceof FormRefusal)) throw error;
    return problem(`„${name}“: ${error.problems.map(({ message }) => message).join(' ')}`);
  }
}

const problem = (message: string): FieldProblem => ({ field: PHOTO_FILE_FIELD, message });
