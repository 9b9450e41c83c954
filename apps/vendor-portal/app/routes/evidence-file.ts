import { readEvidenceFile } from '@markthalle/contracts/portal-evidence';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

/** The paper of a piece of evidence. */
export async function loader(args: LoaderFunctionArgs) {
  const evidenceId = args.params.evidenceId ?? '';
  return fileResponse(args.request, await visitPortal(args).read(readEvidenceFile, { evidenceId }));
}
