import { DocumentFormat } from '@markthalle/contracts/documents';
import { readPortalDocument } from '@markthalle/contracts/portal-documents';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

export async function loader(args: LoaderFunctionArgs) {
  const format = DocumentFormat.safeParse(args.params.format);
  if (!format.success) throw new Response(null, { status: 404 });
  const documentId = args.params.documentId ?? '';
  const file = await visitPortal(args).read(readPortalDocument, {
    documentId,
    format: format.data,
  });
  return fileResponse(args.request, file);
}
