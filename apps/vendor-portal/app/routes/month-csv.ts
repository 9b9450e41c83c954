import { readPayoutMonthCsv } from '@markthalle/contracts/portal-payouts';
import { csvDownload } from '@markthalle/workplace/server/csv-download';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

export async function loader(args: LoaderFunctionArgs) {
  const month = args.params.month ?? '';
  const csv = await visitPortal(args).read(readPayoutMonthCsv, { month });
  return csvDownload(csv, `monat-${month}`);
}
