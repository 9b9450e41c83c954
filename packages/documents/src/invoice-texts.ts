import type { InvoiceTaxNote } from '@markthalle/domain/invoice';

interface InvoiceTexts {
  readonly invoice: string;
  readonly correction: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly suppliedOn: string;
  readonly order: string;
  readonly orderedOn: string;
  readonly corrects: string;
  readonly vatId: string;
  readonly taxNumber: string;
  readonly item: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly vat: string;
  readonly amount: string;
  readonly net: string;
  readonly gross: string;
  readonly ofWhichVat: string;
  readonly total: string;
  readonly takenOff: string;
  readonly deposit: string;
  readonly delivery: string;
  readonly priceCut: string;
  readonly coupon: (code: string | null) => string;
  readonly refundedBefore: (day: string) => string;
  readonly paid: string;
  readonly refunded: string;
  readonly issuedFor: (seller: string, issuer: string) => string;
  readonly correctionIntro: (number: string, day: string) => string;
  readonly notes: Readonly<Record<InvoiceTaxNote, string | null>>;
}

/**
 * Words of invoices. A correction is a `Rechnungskorrektur` and never called `Gutschrift`, which
 * is the word for self-billing (§ 14(4) no. 10 UStG). The tax notes are the law's own words, so
 * the English ones keep them.
 */
export const INVOICE_TEXTS: Readonly<Record<'de' | 'en', InvoiceTexts>> = {
  de: {
    invoice: 'Rechnung',
    correction: 'Rechnungskorrektur',
    number: 'Nummer',
    issuedOn: 'Datum',
    suppliedOn: 'Leistungsdatum',
    order: 'Bestellung',
    orderedOn: 'Bestellt am',
    corrects: 'Korrigiert',
    vatId: 'USt-IdNr.',
    taxNumber: 'Steuernummer',
    item: 'Bezeichnung',
    quantity: 'Menge',
    unitPrice: 'Einzelpreis',
    vat: 'USt',
    amount: 'Betrag',
    net: 'Netto',
    gross: 'Brutto',
    ofWhichVat: 'Umsatzsteuer',
    total: 'Gesamtbetrag',
    takenOff: 'Korrekturbetrag',
    deposit: 'Pfand',
    delivery: 'Lieferung',
    priceCut: 'Preisnachlass',
    coupon: (code) => (code === null ? 'Gutschein' : `Gutschein ${code}`),
    refundedBefore: (day) => `erstattet am ${day}`,
    paid: 'Der Betrag ist bereits bezahlt.',
    refunded: 'Der Betrag wird Ihnen auf Ihrem Zahlungsweg erstattet.',
    issuedFor: (seller, issuer) =>
      `Diese Rechnung stellt ${issuer} im Namen und für Rechnung von ${seller} aus.`,
    correctionIntro: (number, day) =>
      `Wir korrigieren die Rechnung ${number} vom ${day} um die folgenden Beträge.`,
    notes: {
      none: null,
      small_business:
        'Kein Ausweis von Umsatzsteuer: steuerfrei nach § 19 UStG (Kleinunternehmer).',
      flat_rate_farmer:
        'Durchschnittssätze für land- und forstwirtschaftliche Betriebe nach § 24 UStG.',
      exempt: 'Kein Ausweis von Umsatzsteuer: steuerfrei nach § 4 UStG.',
    },
  },
  en: {
    invoice: 'Invoice',
    correction: 'Corrected invoice',
    number: 'Number',
    issuedOn: 'Date',
    suppliedOn: 'Date of supply',
    order: 'Order',
    orderedOn: 'Ordered on',
    corrects: 'Corrects',
    vatId: 'VAT ID',
    taxNumber: 'Tax number',
    item: 'Item',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    vat: 'VAT',
    amount: 'Amount',
    net: 'Net',
    gross: 'Gross',
    ofWhichVat: 'VAT',
    total: 'Total',
    takenOff: 'Amount corrected',
    deposit: 'Deposit',
    delivery: 'Delivery',
    priceCut: 'Price reduction',
    coupon: (code) => (code === null ? 'Coupon' : `Coupon ${code}`),
    refundedBefore: (day) => `refunded on ${day}`,
    paid: 'This amount has been paid.',
    refunded: 'The amount is refunded to the means of payment that you used.',
    issuedFor: (seller, issuer) =>
      `${issuer} issues this invoice in the name and on behalf of ${seller}.`,
    correctionIntro: (number, day) =>
      `We correct invoice ${number} of ${day} by the following amounts.`,
    notes: {
      none: null,
      small_business:
        'No VAT is shown: exempt as a small business, steuerfrei nach § 19 UStG (Kleinunternehmer).',
      flat_rate_farmer: 'Flat rates for farming and forestry, Durchschnittssätze nach § 24 UStG.',
      exempt: 'No VAT is shown: exempt, steuerfrei nach § 4 UStG.',
    },
  },
};
