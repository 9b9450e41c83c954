import type {
  LineSnapshot,
  OrderDraft,
  ProducerOrderDraft,
} from '../src/modules/orders/order-draft.ts';
import { newId, newToken } from '../src/platform/db/new-id.ts';

const both = (de: string, en: string) => ({ de, en });

const line = (
  snapshot: Partial<LineSnapshot> & Pick<LineSnapshot, 'name'>,
  amounts: { quantity: number; unit: number; deposit?: number; vatRateBps: number },
): ProducerOrderDraft['lines'][number] => ({
  variantId: newId(),
  productVersionId: newId(),
  quantity: amounts.quantity,
  unitPriceCents: amounts.unit,
  containerDepositCents: amounts.deposit ?? 0,
  vatRateBps: amounts.vatRateBps,
  snapshot: {
    unitLabel: both('250 g', '250 g'),
    variantLabel: null,
    productSlug: 'x',
    pictureId: null,
    withdrawable: true,
    withdrawalReason: null,
    origin: null,
    ...snapshot,
  },
});

const seller = (name: string, town: string): ProducerOrderDraft['seller'] => ({
  producerName: name,
  producerSlug: 'slug',
  legalName: `${name} GbR`,
  represented: 'Almut Peters',
  street: 'Hafenweg 55',
  postcode: '17159',
  town,
  phone: '+49 30 23125 001',
  email: 'hallo@kaeserei.example',
  vatId: 'DE999000017',
  taxNumber: null,
  register: null,
  pickupHours: both('Do 14–18 Uhr', 'Thu 2–6 pm'),
});

/**
 * Cheese and juice: 2 x 4,50 + 3 x 2,99 with 3 x 0,15 deposit + 4,90 = 23,32; plus soap 7,77 = 31,09.
 * Written by hand.
 */
export function mixedOrder(
  language: 'de' | 'en',
  buyerName: string,
  { dairy, orchard }: { readonly dairy: string; readonly orchard: string },
): OrderDraft {
  const common = {
    commissionRule: { id: newId(), rateBps: 800, vatRateBps: 1900 },
    commissionNetCents: 0,
    commissionVatCents: 0,
    payoutCents: 0,
    deliveryBy: 'producer' as const,
    promise: { earliestOn: '2026-11-25', latestOn: '2026-11-27' },
  };
  return {
    orderId: newId(),
    token: newToken(),
    requestKey: newId(),
    accountId: null,
    cartId: newId(),
    language,
    email: `buyer-${language}@example.org`,
    buyerName,
    phone: '0381 12345',
    street: 'Lange Straße 1',
    postcode: '18055',
    town: 'Rostock',
    minAge: null,
    reservedUntil: new Date('2026-11-23T09:00:00Z'),
    goodsCents: 2574,
    depositCents: 45,
    deliveryCents: 490,
    totalCents: 3109,
    deliveryVatRateBps: 1900,
    producerOrders: [
      {
        ...common,
        producerOrderId: newId(),
        producerId: dairy,
        seller: seller('Käserei <b>Öde</b> 🧀', 'Dargun'),
        taxStatus: 'standard',
        way: 'parcel_chilled',
        wayLabel: both('Kühlpaket', 'Chilled parcel'),
        goodsCents: 1797,
        depositCents: 45,
        deliveryCents: 490,
        lines: [
          line(
            {
              name: both('Käse جبن', 'Cheese جبن'),
              withdrawable: false,
              withdrawalReason: 'perishable',
            },
            { quantity: 2, unit: 450, vatRateBps: 700 },
          ),
          line(
            { name: both('Apfelsaft', 'Apple juice'), variantLabel: both('trüb', 'cloudy') },
            { quantity: 3, unit: 299, deposit: 15, vatRateBps: 1900 },
          ),
        ],
      },
      {
        ...common,
        producerOrderId: newId(),
        producerId: orchard,
        seller: seller('Obsthof', 'Teterow'),
        taxStatus: 'small_business',
        way: 'pickup',
        wayLabel: both('Abholung', 'Pick-up'),
        goodsCents: 777,
        depositCents: 0,
        deliveryCents: 0,
        lines: [
          line(
            {
              name: both('Seife', 'Soap'),
              withdrawable: true,
              withdrawalReason: 'hygiene_seal',
            },
            { quantity: 1, unit: 777, vatRateBps: 0 },
          ),
        ],
      },
    ],
  };
}
