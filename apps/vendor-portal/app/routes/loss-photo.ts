import { keepPortalPhoto } from '@markthalle/contracts/portal-cases';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

/** Takes the photo of a loss in value in and goes back to the form, which names it then. */
export async function action(args: ActionFunctionArgs) {
  const partId = args.params.partId ?? '';
  const page = `/rueckgaben/widerruf/${partId}`;
  const photo = (await args.request.formData()).get('photo');
  if (!(photo instanceof File) || photo.size === 0) return redirect(page, 303);
  const base64 = Buffer.from(await photo.arrayBuffer()).toString('base64');
  const { photoId } = await visitPortal(args).read(keepPortalPhoto, { partId, base64 });
  return redirect(`${page}?foto=${photoId}`, 303);
}
