import { createHash } from 'node:crypto';
import type { StoredFile } from '@markthalle/contracts/documents';
import type { Cooperative } from '../documents/cooperative-data.ts';
import type { SellerSnapshot } from '../orders/order-draft.ts';

const WORDS = {
  de: {
    title: 'Rücksendeschein',
    paid: 'Entgelt zahlt Empfänger',
    intro:
      'Bitte legen Sie dieses Blatt in das Paket. Die Rücksendung mangelhafter Ware kostet Sie nichts (§ 439 Abs. 2 BGB).',
    from: 'Absender',
    order: 'Bestellung',
    made: 'Erstellt am',
  },
  en: {
    title: 'Return slip',
    paid: 'Postage paid by the recipient',
    intro:
      'Please put this sheet into the parcel. Returning defective goods costs you nothing (section 439(2) of the German Civil Code).',
    from: 'Sender',
    order: 'Order',
    made: 'Made on',
  },
} as const;

/** The slip that sends defective goods back at the seller's expense. */
export async function drawReturnLabel(of: {
  readonly language: 'de' | 'en';
  readonly seller: SellerSnapshot;
  readonly orderNumber: string;
  readonly buyerName: string;
  readonly reportedAt: Date;
  readonly cooperative: Cooperative;
}): Promise<StoredFile> {
  const [{ renderPdf }, { addressLine, imprintOf }] = await Promise.all([
    import('@markthalle/documents/render-pdf'),
    import('@markthalle/documents/paper-party'),
  ]);
  const { language, seller, orderNumber, buyerName, reportedAt, cooperative } = of;
  const words = WORDS[language];
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const madeOn = reportedAt.toLocaleDateString(locale, { timeZone: 'Europe/Berlin' });
  const pdf = await renderPdf(
    {
      language,
      title: words.title,
      number: orderNumber,
      senderLine: addressLine(cooperative),
      recipient: [seller.legalName, seller.street, `${seller.postcode} ${seller.town}`],
      facts: [
        { label: words.order, value: orderNumber },
        { label: words.from, value: buyerName },
        { label: words.made, value: madeOn },
      ],
      intro: [words.paid, words.intro],
      tables: [],
      notes: [],
      imprint: imprintOf(cooperative, language),
    },
    { madeAt: reportedAt },
  );
  return {
    fileName: `${words.title}-${orderNumber}.pdf`,
    mediaType: 'application/pdf',
    sha256: createHash('sha256').update(pdf).digest('hex'),
    base64: Buffer.from(pdf).toString('base64'),
  };
}
