import type { OrderDraft, ProducerOrderDraft } from '../src/modules/orders/order-draft.ts';
import { newId, newToken } from '../src/platform/db/new-id.ts';

/** Two jars of honey at 7.00 € with 0.50 € deposit each, sent for 5.00 €: 20.00 €. */
export function aPart(): ProducerOrderDraft {
  return {
    producerOrderId: newId(),
    producerId: newId(),
    seller: {
      producerName: 'Imkerei Lindenlaut',
      producerSlug: 'imkerei-lindenlaut',
      legalName: 'Imkerei Lindenlaut',
      represented: null,
      street: 'Dorfstraße 1',
      postcode: '17139',
      town: 'Malchin',
      phone: '03994 1',
      email: 'hof@example.org',
      vatId: null,
      taxNumber: null,
      register: null,
      pickupHours: null,
    },
    taxStatus: 'small_business',
    commissionRule: { id: newId(), rateBps: 800, vatRateBps: 1900 },
    commissionNetCents: 112,
    commissionVatCents: 21,
    way: 'parcel',
    wayLabel: { de: 'Paket', en: 'Parcel' },
    deliveryBy: 'producer',
    promise: { earliestOn: '2026-06-10', latestOn: '2026-06-12' },
    goodsCents: 1400,
    depositCents: 100,
    deliveryCents: 500,
    payoutCents: 1867,
    lines: [
      {
        variantId: newId(),
        productVersionId: newId(),
        quantity: 2,
        unitPriceCents: 700,
        containerDepositCents: 50,
        vatRateBps: 0,
        snapshot: {
          name: { de: 'Honig', en: 'Honey' },
          unitLabel: { de: '500 g', en: '500 g' },
          variantLabel: { de: 'klein', en: 'small' },
          productSlug: 'honig',
          pictureId: null,
          withdrawable: true,
          withdrawalReason: null,
          origin: null,
        },
      },
    ],
  };
}

interface OrderWish {
  readonly parts?: readonly ProducerOrderDraft[];
  readonly requestKey?: string;
  readonly reservedUntil?: Date;
}

/** An order of such parts, of a guest in Rostock. */
export function anOrder({
  parts = [aPart()],
  requestKey,
  reservedUntil,
}: OrderWish = {}): OrderDraft {
  return {
    orderId: newId(),
    token: newToken(),
    requestKey: requestKey ?? `click-${newId()}`,
    accountId: null,
    cartId: newId(),
    language: 'de',
    email: 'kundin@example.org',
    buyerName: 'Kundin Käufer',
    phone: null,
    street: 'Lange Straße 2',
    postcode: '18055',
    town: 'Rostock',
    minAge: null,
    reservedUntil: reservedUntil ?? new Date('2099-01-01T00:00:00Z'),
    goodsCents: 1400 * parts.length,
    depositCents: 100 * parts.length,
    deliveryCents: 500 * parts.length,
    totalCents: 2000 * parts.length,
    deliveryVatRateBps: 1900,
    producerOrders: parts,
  };
}
