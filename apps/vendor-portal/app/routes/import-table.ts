import { ImportTask, readTemplate, TableFormat } from '@markthalle/contracts/portal-imports';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

export async function loader(args: LoaderFunctionArgs) {
  const task = ImportTask.safeParse(args.params.task);
  const format = TableFormat.safeParse(args.params.format);
  if (!task.success || !format.success) throw new Response(null, { status: 404 });
  const input = { task: task.data, format: format.data };
  return fileResponse(args.request, await visitPortal(args).read(readTemplate, input));
}
