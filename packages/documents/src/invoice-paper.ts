import type { Deduction, InvoiceContent } from './invoice-content.ts';
import { INVOICE_TEXTS } from './invoice-texts.ts';
import type { Fact, Paper, PaperColumn, PaperTable } from './paper.ts';
import { day, money, percent } from './paper-format.ts';
import { addressLine, addressOf, imprintOf } from './paper-party.ts';
import { showsVatTable, vatTableRows } from './vat-table-rows.ts';

/**
 * The invoice of a seller to a buyer, or its correction, with all fields of § 14(4) UStG; also
 * where § 33 UStDV would do with fewer.
 */
export function invoicePaper(content: InvoiceContent, number: string): Paper {
  const { language, correction } = content;
  const texts = INVOICE_TEXTS[language];
  const note = texts.notes[content.taxNote];
  const issuedFor =
    content.issuedBy === null ? [] : [texts.issuedFor(content.seller.name, content.issuedBy)];
  const intro =
    correction === null
      ? []
      : [texts.correctionIntro(correction.number, day(correction.issuedOn, language))];
  return {
    language,
    title: correction === null ? texts.invoice : texts.correction,
    number,
    senderLine: addressLine(content.seller),
    recipient: addressOf(content.buyer),
    facts: factsOf(content, number),
    intro,
    tables: [positionsOf(content), ...vatTables(content)],
    notes: [
      ...(note === null ? [] : [note]),
      correction === null ? texts.paid : texts.refunded,
      ...issuedFor,
    ],
    imprint: imprintOf(content.seller, language),
  };
}

function factsOf(content: InvoiceContent, number: string): Fact[] {
  const { language, seller, correction } = content;
  const texts = INVOICE_TEXTS[language];
  const facts: (Fact | null)[] = [
    { label: texts.number, value: number },
    { label: texts.issuedOn, value: day(content.issuedOn, language) },
    correction && { label: texts.corrects, value: correction.number },
    { label: texts.suppliedOn, value: day(content.suppliedOn, language) },
    { label: texts.order, value: content.orderNumber },
    { label: texts.orderedOn, value: day(content.orderedOn, language) },
    seller.vatId === null ? null : { label: texts.vatId, value: seller.vatId },
    seller.vatId !== null || seller.taxNumber === null
      ? null
      : { label: texts.taxNumber, value: seller.taxNumber },
  ];
  return facts.filter((fact) => fact !== null);
}

const column = (title: string, weight: number, align: 'left' | 'right' = 'right'): PaperColumn => ({
  title,
  weight,
  align,
});

type Row = readonly [name: string, quantity: string, price: string, vat: string, amount: string];

function positionsOf(content: InvoiceContent): PaperTable {
  const { language, correction } = content;
  const texts = INVOICE_TEXTS[language];
  const hasVat = showsVatTable(content.taxNote);
  const columns = [
    column(texts.item, 6, 'left'),
    column(texts.quantity, 2.2, 'left'),
    column(texts.unitPrice, 1.8),
    column(texts.vat, 1.1),
    column(texts.amount, 1.9),
  ];
  const rows =
    correction === null ? soldRows(content) : content.deductions.flatMap(takenRows(content));
  const totalCents = content.table.grossCents;
  const word = correction === null ? texts.total : texts.takenOff;
  const total: Row = [
    word,
    '',
    '',
    '',
    money(correction === null ? totalCents : -totalCents, language),
  ];
  const withoutVat = (row: Row) => row.filter((_, index) => hasVat || index !== 3);
  return {
    caption: '',
    columns: columns.filter((_, index) => hasVat || index !== 3),
    rows: rows.map(withoutVat),
    sums: [withoutVat(total)],
  };
}

function soldRows(content: InvoiceContent): Row[] {
  const { language, delivery } = content;
  const texts = INVOICE_TEXTS[language];
  const sold = content.lines.flatMap((line): Row[] => {
    const rate = percent(line.vatRateBps, language);
    const quantity = `${line.quantity} × ${line.unitLabel}`;
    const price = money(line.unitPriceCents, language);
    const { discount } = line;
    const beforeCents = line.goodsCents + (discount?.cents ?? 0);
    const goods: Row[] = [[line.name, quantity, price, rate, money(beforeCents, language)]];
    if (discount !== undefined) {
      const name = `${texts.coupon(discount.code)}: ${line.name}`;
      goods.push([name, '', '', rate, money(-discount.cents, language)]);
    }
    if (line.depositCents === 0) return goods;
    const each = money(line.containerDepositCents, language);
    const deposit = money(line.depositCents, language);
    return [
      ...goods,
      [`${texts.deposit}: ${line.name}`, `${line.quantity} ×`, each, rate, deposit],
    ];
  });
  const carried: Row[] =
    delivery === null || delivery.cents === 0
      ? []
      : [[`${texts.delivery}: ${delivery.label}`, '', '', '', money(delivery.cents, language)]];
  return [...sold, ...carried, ...content.deductions.flatMap(takenRows(content))];
}

/** What was given back, with a minus in front. */
const takenRows =
  ({ language, correction }: InvoiceContent) =>
  (deduction: Deduction): Row[] => {
    const texts = INVOICE_TEXTS[language];
    const { lines } = deduction;
    const named = (part: 'goodsCents' | 'depositCents') =>
      lines.reduce((sum, line) => sum + line[part], 0);
    const before =
      correction === null ? `, ${texts.refundedBefore(day(deduction.on, language))}` : '';
    const row = (name: string, quantity: string, rate: string, cents: number): Row[] =>
      cents === 0 ? [] : [[`${name}${before}`, quantity, '', rate, money(-cents, language)]];
    return [
      ...lines.flatMap((line) => {
        const rate = percent(line.vatRateBps, language);
        const quantity = line.quantity === 0 ? '' : `${line.quantity} ×`;
        return [
          ...row(line.name, quantity, rate, line.goodsCents),
          ...row(`${texts.deposit}: ${line.name}`, quantity, rate, line.depositCents),
        ];
      }),
      ...row(texts.priceCut, '', '', deduction.goodsCents - named('goodsCents')),
      ...row(texts.deposit, '', '', deduction.depositCents - named('depositCents')),
      ...row(texts.delivery, '', '', deduction.deliveryCents),
    ];
  };

/** Net, VAT and gross per rate; who shows no VAT has no such table (§ 14c UStG). */
function vatTables(content: InvoiceContent): PaperTable[] {
  if (!showsVatTable(content.taxNote)) return [];
  const texts = INVOICE_TEXTS[content.language];
  const sign = content.correction === null ? 1 : -1;
  return [vatTableRows(content.table, { texts, language: content.language, sign })];
}
