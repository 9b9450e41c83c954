import { commissionOn } from '@markthalle/domain/commission';
import type { INestApplicationContext } from '@nestjs/common';
import { InventoryFacade } from '../src/modules/inventory/inventory.facade.ts';
import type { ProducerOrderDraft } from '../src/modules/orders/order-draft.ts';
import { OrdersFacade } from '../src/modules/orders/orders.facade.ts';
import { Clock, later, MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId, newToken } from '../src/platform/db/new-id.ts';

const RESERVED_MS = 45 * MINUTE_MS;
const RULE = { id: newId(), rateBps: 800, vatRateBps: 1900 };

export interface PlacedOrder {
  readonly orderId: string;
  readonly token: string;
  /** The cheese, whose stock is counted. */
  readonly variantId: string;
}

export interface OrderWish {
  readonly stock?: number;
  readonly variantId?: string;
  readonly accountId?: string;
  readonly language?: 'de' | 'en';
}

export async function addProducer(
  app: INestApplicationContext,
  id: string,
  name: string,
  legalForm: string,
): Promise<void> {
  await app.get(Db).execute(
    `insert into producers.producer (id, slug, name, owner_name, street, postcode, town, latitude,
       longitude, landscape, tagline, story, lead_time_days, dispatch_weekdays, legal_name,
       legal_form, phone, email, created_at)
     values ($1::uuid, $1::text, $2, 'Inhaberin', 'Dorfstraße 1', '17139', 'Malchin', 53.7, 12.7,
       'seen', '{"de":"","en":""}', '{"de":"Wir","en":"We"}', 1, '{mo}', $2, $3, '03994 1',
       'hof@example.org', $4)`,
    [id, name, legalForm, app.get(Clock).now()],
  );
}

/** A person with a login, by id. */
export async function addAccount(app: INestApplicationContext): Promise<string> {
  const accountId = newId();
  await app.get(Db).execute(
    `insert into identity.account (id, email, display_name, language, created_at)
     values ($1::uuid, $1::text || '@example.org', 'Stammkundin', 'de', $2)`,
    [accountId, app.get(Clock).now()],
  );
  return accountId;
}

/**
 * An order as checkout leaves it, stock reserved: cheese 16.98 and two juices 3.58 with 0.30 deposit, 5.90 delivery by
 * the cooperative, 26.76 in all. Throws when the cheese is sold out.
 */
export async function placeOrder(
  app: INestApplicationContext,
  producers: { readonly cheeseId: string; readonly juiceId: string },
  wish: OrderWish,
): Promise<PlacedOrder> {
  const orderId = newId();
  const token = newToken();
  const variantId = wish.variantId ?? newId();
  const juiceVariantId = newId();
  const reservedUntil = later(app.get(Clock).now(), RESERVED_MS);
  const inventory = app.get(InventoryFacade);
  await app.get(Db).transaction(async (tx) => {
    const juice = { variantId: juiceVariantId, quantity: null };
    const cheese = { variantId, quantity: wish.stock ?? 5 };
    await inventory.openMany(tx, wish.variantId === undefined ? [cheese, juice] : [juice]);
    const items = [
      { variantId, quantity: 1 },
      { variantId: juiceVariantId, quantity: 2 },
    ];
    const decision = await inventory.reserve(tx, orderId, items, reservedUntil);
    if (!decision.ok) throw new Error('not enough stock');
    await app.get(OrdersFacade).create(tx, {
      ...BUYER,
      orderId,
      token,
      requestKey: `click-${orderId}`,
      accountId: wish.accountId ?? null,
      cartId: newId(),
      language: wish.language ?? 'de',
      reservedUntil,
      goodsCents: 2056,
      depositCents: 30,
      deliveryCents: 590,
      totalCents: 2676,
      deliveryVatRateBps: 1900,
      producerOrders: [
        part(producers.cheeseId, 'Käserei Öde', 590, {
          name: 'Bergkäse',
          variantId,
          quantity: 1,
          unitPriceCents: 1698,
          containerDepositCents: 0,
        }),
        part(producers.juiceId, 'Saftladen Süd', 0, {
          name: 'Apfelsaft',
          variantId: juiceVariantId,
          quantity: 2,
          unitPriceCents: 179,
          containerDepositCents: 15,
        }),
      ],
    });
  });
  return { orderId, token, variantId };
}

const BUYER = {
  email: 'kundin@example.org',
  buyerName: 'Kundin Käufer',
  phone: null,
  street: 'Lange Straße 2',
  postcode: '18055',
  town: 'Rostock',
  minAge: null,
};

interface Sold {
  readonly name: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly containerDepositCents: number;
}

const both = (text: string) => ({ de: text, en: text });

function part(
  producerId: string,
  producerName: string,
  deliveryCents: number,
  { name, ...line }: Sold,
): ProducerOrderDraft {
  const goodsCents = line.unitPriceCents * line.quantity;
  const depositCents = line.containerDepositCents * line.quantity;
  const commission = commissionOn(goodsCents, RULE);
  return {
    producerOrderId: newId(),
    producerId,
    seller: { ...SELLER, producerName, producerSlug: producerId, legalName: producerName },
    taxStatus: 'standard',
    commissionRule: RULE,
    commissionNetCents: commission.netCents,
    commissionVatCents: commission.vatCents,
    way: 'parcel',
    wayLabel: both('Paket'),
    deliveryBy: 'cooperative',
    promise: { earliestOn: '2026-11-25', latestOn: '2026-11-27' },
    goodsCents,
    depositCents,
    deliveryCents,
    payoutCents: goodsCents + depositCents - commission.netCents - commission.vatCents,
    lines: [
      {
        ...line,
        productVersionId: newId(),
        vatRateBps: 700,
        snapshot: {
          name: both(name),
          unitLabel: both('Stück'),
          variantLabel: null,
          productSlug: name.toLowerCase(),
          pictureId: null,
          withdrawable: true,
          withdrawalReason: null,
          origin: null,
        },
      },
    ],
  };
}

const SELLER = {
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
};
