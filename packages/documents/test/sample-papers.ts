import { commissionTotals } from '@markthalle/domain/commissionInvoice';
import { invoiceGroups, invoiceTaxNoteOf, vatTable } from '@markthalle/domain/invoice';
import type { TaxStatus } from '@markthalle/domain/tax';
import type { CommissionContent } from '../src/commission-content.ts';
import type { InvoiceContent, InvoiceLine, Party } from '../src/invoice-content.ts';

export const MADE_AT = new Date('2026-11-22T10:00:00Z');

const party = (name: string, more: Partial<Party> = {}): Party => ({
  name,
  represented: 'Hanna Möller',
  street: 'Speicherstraße 1',
  postcode: '23966',
  town: 'Wismar',
  email: 'hof@example.org',
  phone: '030 23125 000',
  register: null,
  vatId: 'DE999999999',
  taxNumber: null,
  ...more,
});

export function invoice(
  taxStatus: TaxStatus,
  lines: readonly Partial<InvoiceLine>[],
  more: Partial<InvoiceContent> = {},
): InvoiceContent {
  const sold = lines.map((line, index) => ({
    orderLineId: String(index),
    name: 'Bergkäse',
    unitLabel: '250 g',
    quantity: 1,
    unitPriceCents: 1000,
    containerDepositCents: 0,
    goodsCents: 1000,
    depositCents: 0,
    vatRateBps: 700,
    ...line,
  }));
  const groups = invoiceGroups(sold, 0);
  return {
    type: 'goods',
    language: 'de',
    issuedBy: 'Giebelmarkt eG (Demo)',
    seller: party('Käserei Kranichruf'),
    buyer: party('Anna Seidel', { vatId: null }),
    orderNumber: 'GM-26-00017-1',
    orderedOn: '2026-11-19',
    issuedOn: '2026-11-22',
    suppliedOn: '2026-11-21',
    taxNote: invoiceTaxNoteOf(taxStatus),
    lines: sold,
    delivery: null,
    deductions: [],
    table: vatTable(groups),
    groupsAfter: groups,
    correction: null,
    ...more,
  };
}

/** V34: net fees 230, 450 and 1200 with 44, 86 and 228 VAT kept back. */
export function commission(correction: CommissionContent['correction']): CommissionContent {
  const fees = [
    [230, 44],
    [450, 86],
    [1200, 228],
  ].map(([netCents = 0, vatCents = 0]) => ({ vatRateBps: 1900, netCents, vatCents }));
  const totals = commissionTotals(fees);
  return {
    cooperative: party('Giebelmarkt eG (Demo)'),
    producer: party('Hof & Söhne GbR', { vatId: null }),
    issuedOn: '2026-12-01',
    month: '2026-11-01',
    monthEndsOn: '2026-11-30',
    lines: [
      { commissionRateBps: 1250, vatRateBps: 1900, orders: 2, netCents: 680 },
      { commissionRateBps: 800, vatRateBps: 1900, orders: 1, netCents: 1200 },
    ],
    details: fees.map(({ netCents, vatCents }, index) => ({
      orderNumber: `GM-26-0001${index}-1`,
      bookedOn: '2026-11-03',
      netCents,
      vatCents,
    })),
    totals,
    leftAfter: totals.categories,
    correction,
  };
}
