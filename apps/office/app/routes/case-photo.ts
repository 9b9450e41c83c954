import { readOfficeCasePhoto } from '@markthalle/contracts/office-cases';
import { pictureResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitOffice } from '../server/office.ts';

/** A photo of a case. */
export async function loader(args: LoaderFunctionArgs) {
  const photoId = args.params.photoId ?? '';
  const file = await visitOffice(args).read(readOfficeCasePhoto, { photoId });
  return pictureResponse(args.request, file);
}
