import { readPortalCasePhoto } from '@markthalle/contracts/portal-cases';
import { pictureResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

/** A photo of a case of this producer. */
export async function loader(args: LoaderFunctionArgs) {
  const photoId = args.params.photoId ?? '';
  const file = await visitPortal(args).read(readPortalCasePhoto, { photoId });
  return pictureResponse(args.request, file);
}
