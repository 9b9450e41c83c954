import { printParcelLabels } from '@markthalle/contracts/packing';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

export async function loader(args: LoaderFunctionArgs) {
  const file = await visitPortal(args).read(printParcelLabels, { on: args.params.on ?? '' });
  return fileResponse(args.request, file);
}
