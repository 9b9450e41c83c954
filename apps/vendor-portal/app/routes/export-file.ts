import { readExportFile } from '@markthalle/contracts/portal-imports';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { exportId = '', position = '' } = args.params;
  const file = await visitPortal(args).read(readExportFile, { exportId, position });
  return fileResponse(args.request, file);
}
