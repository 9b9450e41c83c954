import type { DocumentRow } from '@markthalle/contracts/documents';
import { Icon } from '@markthalle/ui/components/icon';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

interface OrderDocumentsProps {
  readonly language: Language;
  readonly orderToken: string;
  readonly documents: readonly DocumentRow[];
}

/** The invoices of an order, each when its goods are handed over, and the texts of its contracts. */
export function OrderDocuments({ language, orderToken, documents }: OrderDocumentsProps) {
  const texts = shopTexts(language).order.documents;
  return (
    <div>
      <h3>{texts.title}</h3>
      {documents.length > 0 && (
        <ul>
          {documents.map((row) => (
            <li key={row.documentId}>
              <a
                href={pathTo('orderDocument', language, {
                  token: orderToken,
                  document: row.documentId,
                })}
                download
              >
                <Icon name="download" /> {wordOf(row, language)} {row.number}
              </a>
              <br />
              <span className="small muted">
                {row.producerName ?? texts.cooperative}, {formatMoney(row.grossCents, language)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="small muted">{texts.more}</p>
      <p>
        <a href={pathTo('orderTexts', language, { token: orderToken })}>{texts.legalTexts}</a>
      </p>
    </div>
  );
}

function wordOf({ corrects }: DocumentRow, language: Language): string {
  const texts = shopTexts(language).order.documents;
  return corrects === null ? texts.invoice : texts.correction;
}
