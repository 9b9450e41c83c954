import { printDeliveryNote } from '@markthalle/contracts/packing';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

export async function loader(args: LoaderFunctionArgs) {
  const producerOrderId = args.params.producerOrderId ?? '';
  const file = await visitPortal(args).read(printDeliveryNote, { producerOrderId });
  return fileResponse(args.request, file);
}
