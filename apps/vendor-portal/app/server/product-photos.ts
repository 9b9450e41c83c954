import { keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import { MAX_PRODUCT_PHOTOS } from '@markthalle/contracts/product-photos';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import type { UploadedFile } from '@markthalle/web-server/form-upload';
import { FormRefusal, type FormTask } from '@markthalle/workplace/server/form-action';
import { many, type TypedValues } from '@markthalle/workplace/typed-values';
import { PHOTO_FIELD, PHOTO_FILE_FIELD } from '../features/photo-fields.ts';
import { photoTexts as texts } from '../texts/photos.ts';

const HEIC = /\.hei[cf]$/i;

/**
 * Keeps the photos that came as files with a form, before anything else of it is looked at: whatever is wrong then,
 * nobody has to choose them again. Answers the form with their names.
 *
 * @throws FormRefusal that names each photo that could not be kept; the others are
 */
export async function keepFormPhotos(task: FormTask): Promise<TypedValues> {
  const photoIds = [...many(task.values, PHOTO_FIELD)];
  const problems: FieldProblem[] = [];
  for (const file of task.photos) {
    if (photoIds.length >= MAX_PRODUCT_PHOTOS) {
      problems.push(problem(texts.tooMany(MAX_PRODUCT_PHOTOS)));
      break;
    }
    const kept = await keepOne(task, file);
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
): Promise<string | FieldProblem> {
  if (base64 === null) return problem(HEIC.test(name) ? texts.heic(name) : texts.tooLarge(name));
  const photoId = crypto.randomUUID();
  try {
    await task.call(keepProducerPhoto, { photoId, base64 });
    return photoId;
  } catch (error) {
    if (!(error instanceof FormRefusal)) throw error;
    return problem(`„${name}“: ${error.problems.map(({ message }) => message).join(' ')}`);
  }
}

const problem = (message: string): FieldProblem => ({ field: PHOTO_FILE_FIELD, message });
