import type { DocumentRow } from '@markthalle/contracts/documents';
import { Table } from '@markthalle/ui/components/table';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { DOCUMENT_KINDS, documentTableTexts as texts } from '../texts/documents.ts';

interface DocumentTableProps {
  readonly caption: string;
  readonly documents: readonly DocumentRow[];
  /** The office sees the papers of all producers. */
  readonly showsProducer: boolean;
}

/** Papers with their files; both workplaces serve them at `/belege/<id>/<format>`. */
export function DocumentTable({ caption, documents, showsProducer }: DocumentTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={documents}
      rowKey={(row) => row.documentId}
      columns={[
        {
          key: 'number',
          title: texts.number,
          cell: (row) => <span className="nowrap">{row.number}</span>,
        },
        {
          key: 'kind',
          title: texts.kind,
          cell: (row) => (
            <>
              {DOCUMENT_KINDS[row.kind]}
              {row.corrects && <span className="small muted"> {texts.corrects(row.corrects)}</span>}
            </>
          ),
        },
        {
          key: 'issued',
          title: texts.issuedOn,
          cell: (row) => formatDayWithYear(marketDayOf(row.issuedAt), 'de'),
        },
        { key: 'about', title: texts.about, cell: (row) => aboutOf(row, showsProducer) },
        {
          key: 'gross',
          title: texts.gross,
          numeric: true,
          cell: (row) => formatMoney(row.grossCents, 'de'),
        },
        { key: 'files', title: texts.files, cell: (row) => <FileLinks row={row} /> },
      ]}
    />
  );
}

const aboutOf = (row: DocumentRow, showsProducer: boolean): string =>
  [showsProducer && row.producerName, row.orderNumber, row.month?.slice(0, 7)]
    .filter(Boolean)
    .join(', ');

function FileLinks({ row }: { readonly row: DocumentRow }) {
  return (
    <span className="button-row">
      {row.formats.map((format) => (
        <a key={format} href={`/belege/${row.documentId}/${format}`} download>
          {texts.load(format)}
          <span className="visually-hidden">{texts.loadOf(row.number)}</span>
        </a>
      ))}
    </span>
  );
}
