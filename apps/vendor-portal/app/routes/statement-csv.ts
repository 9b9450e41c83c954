import { readPayoutCsv, readPayoutStatement } from '@markthalle/contracts/portal-payouts';
import { csvDownload } from '@markthalle/workplace/server/csv-download';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const runId = args.params.runId ?? '';
  const [{ runNumber }, csv] = await Promise.all([
    visit.read(readPayoutStatement, { runId }),
    visit.read(readPayoutCsv, { runId }),
  ]);
  return csvDownload(csv, `abrechnung-${runNumber}`);
}
