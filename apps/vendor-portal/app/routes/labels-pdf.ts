import { printLabels } from '@markthalle/contracts/codes';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { labelChoice } from '../server/label-choice.ts';
import { visitPortal } from '../server/portal.ts';

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const { productId } = args.params;
  const file = await visit.read(printLabels, { productId, ...labelChoice(visit.url.searchParams) });
  return fileResponse(args.request, file);
}
