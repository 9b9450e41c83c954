import { readOfficeEvidenceFile } from '@markthalle/contracts/office-evidence';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitOffice } from '../server/office.ts';

/** The paper of a piece of evidence. */
export async function loader(args: LoaderFunctionArgs) {
  const evidenceId = args.params.evidenceId ?? '';
  const file = await visitOffice(args).read(readOfficeEvidenceFile, { evidenceId });
  return fileResponse(args.request, file);
}
