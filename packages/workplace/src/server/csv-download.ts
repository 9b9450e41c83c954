const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A CSV file for the browser's download folder. Spreadsheets need the byte order mark to see UTF-8;
 * reading a response as text takes it away (Encoding Standard, "UTF-8 decode"), so it is set again.
 */
export function csvDownload(csv: string, fileName: string): Response {
  const text = csv.startsWith(BYTE_ORDER_MARK) ? csv : BYTE_ORDER_MARK + csv;
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
