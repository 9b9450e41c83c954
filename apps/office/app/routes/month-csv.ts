import { readMonthStatement, readMonthStatementCsv } from '@markthalle/contracts/office-settlement';
import { csvDownload } from '@markthalle/workplace/server/csv-download';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitOffice } from '../server/office.ts';

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const asked = { producerId: args.params.producerId ?? '', month: args.params.month ?? '' };
  const [{ producerName, month }, csv] = await Promise.all([
    visit.read(readMonthStatement, asked),
    visit.read(readMonthStatementCsv, asked),
  ]);
  // A file name travels in a header: letters and digits only.
  const name = producerName.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-');
  return csvDownload(csv, `monat-${month}-${name}`);
}
