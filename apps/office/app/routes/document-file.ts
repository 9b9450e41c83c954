import { DocumentFormat } from '@markthalle/contracts/documents';
import { readOfficeDocument } from '@markthalle/contracts/office-documents';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitOffice } from '../server/office.ts';

export async function loader(args: LoaderFunctionArgs) {
  const format = DocumentFormat.safeParse(args.params.format);
  if (!format.success) throw new Response(null, { status: 404 });
  const documentId = args.params.documentId ?? '';
  const file = await visitOffice(args).read(readOfficeDocument, {
    documentId,
    format: format.data,
  });
  return fileResponse(args.request, file);
}
