import { readStatement, readStatementCsv } from '@markthalle/contracts/office-settlement';
import { csvDownload } from '@markthalle/workplace/server/csv-download';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitOffice } from '../server/office.ts';

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const ids = { runId: args.params.runId ?? '', producerId: args.params.producerId ?? '' };
  const [{ runNumber, producerName }, csv] = await Promise.all([
    visit.read(readStatement, ids),
    visit.read(readStatementCsv, ids),
  ]);
  // A file name travels in a header: letters and digits only.
  const name = producerName.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-');
  return csvDownload(csv, `abrechnung-${runNumber}-${name}`);
}
