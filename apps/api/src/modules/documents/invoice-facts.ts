import type { InvoiceLine, Party } from '@markthalle/documents/invoice-content';
import { type RateWeight, splitBundle } from '@markthalle/domain/bundle';
import type { SellerSnapshot } from '../orders/order-draft.ts';
import type { OrderFacts, PartFacts } from './order-facts.queries.ts';

/** The seller of record as the sale froze them, with the tax numbers that the papers must state. */
export const recordedProducer = (
  seller: SellerSnapshot,
  taxIds: { readonly vatId: string | null; readonly taxNumber: string | null },
): Party => ({
  name: seller.legalName,
  represented: seller.represented,
  street: seller.street,
  postcode: seller.postcode,
  town: seller.town,
  email: seller.email,
  phone: seller.phone,
  register: seller.register,
  vatId: taxIds.vatId,
  taxNumber: taxIds.taxNumber,
});

/** Who bought; an order that was fetched has no address. */
export const buyerParty = (order: OrderFacts): Party => ({
  name: order.buyerName,
  represented: null,
  street: order.street,
  postcode: order.postcode,
  town: order.town,
  email: null,
  phone: null,
  register: null,
  vatId: null,
  taxNumber: null,
});

/** The sold positions in the buyer's language. */
export const invoiceLines = (part: PartFacts, language: 'de' | 'en'): InvoiceLine[] =>
  part.lines.flatMap((line) => bySingleRate(invoiceLine(line, language), line.snapshot.vatWeights));

function invoiceLine(
  { snapshot, discountCents, ...line }: PartFacts['lines'][number],
  language: 'de' | 'en',
): InvoiceLine {
  return {
    ...line,
    ...(discountCents > 0 && {
      discount: { code: snapshot.couponCode ?? null, cents: discountCents },
    }),
    name:
      snapshot.variantLabel === null
        ? snapshot.name[language]
        : `${snapshot.name[language]}, ${snapshot.variantLabel[language]}`,
    unitLabel: snapshot.unitLabel[language],
  };
}

/**
 * A bundle of goods of two rates becomes one position per rate, split by single prices (LAW-UST-4). A share of several
 * bundles may be no multiple of their number, so that a share counts once.
 */
function bySingleRate(
  line: InvoiceLine,
  weights: readonly RateWeight[] | undefined,
): InvoiceLine[] {
  if (weights === undefined) return [line];
  const discounts = splitBundle(line.discount?.cents ?? 0, weights);
  return splitBundle(line.goodsCents, weights).map((share, index) => {
    const discountCents = discounts[index]?.goodsCents ?? 0;
    return {
      ...line,
      unitLabel: `${line.quantity} × ${line.unitLabel}`,
      quantity: 1,
      unitPriceCents: share.goodsCents + discountCents,
      ...(line.discount && { discount: { ...line.discount, cents: discountCents } }),
      goodsCents: share.goodsCents,
      depositCents: share.vatRateBps === line.vatRateBps ? line.depositCents : 0,
      vatRateBps: share.vatRateBps,
    };
  });
}
