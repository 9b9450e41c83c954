import { addToCart, type CartView, readCart } from '@markthalle/contracts/cart';
import { type ProductDetail, readProduct } from '@markthalle/contracts/catalog';
import { placeOrder } from '@markthalle/contracts/checkout';
import { listGuestDates } from '@markthalle/contracts/experiences';
import { type OrderView, readOrderByToken } from '@markthalle/contracts/orders';
import { listPortalSlots, type PortalSlot } from '@markthalle/contracts/portal-slots';
import { newId } from '../src/platform/db/new-id.ts';
import type { ApiUnderTest } from './api-under-test.ts';

export type DatedVariant = ProductDetail['variants'][number] & {
  readonly occasion: NonNullable<ProductDetail['variants'][number]['occasion']>;
};

/** Schokoladenkurs: 29.00 € a person, 11 seats, all year. */
export const COURSE = { slug: 'schokoladenkurs-fuer-familien', producer: 'schokolade-rotdorn' };

/** Booking, paying and looking at dates of experiences through the routes. */
export class DatesWorld {
  constructor(readonly api: ApiUnderTest) {}

  async product(slug: string): Promise<ProductDetail> {
    return (await this.api.call(readProduct, { slug })).value.product;
  }

  /** The dates on a product's page, soonest first. */
  async datesOf(slug: string): Promise<DatedVariant[]> {
    const { variants } = await this.product(slug);
    return variants.flatMap((variant) =>
      variant.occasion === null ? [] : [{ ...variant, occasion: variant.occasion }],
    );
  }

  async cartWith(
    lines: readonly { readonly variantId: string; readonly quantity: number }[],
  ): Promise<CartView> {
    let cartToken: string | undefined;
    for (const line of lines) {
      const token = cartToken === undefined ? {} : { cartToken };
      const added = await this.api.call(addToCart, { ...token, ...line });
      if (added.status !== 201) throw new Error(`not added: ${JSON.stringify(added)}`);
      cartToken = added.value.cartToken;
    }
    return (await this.api.call(readCart, { cartToken: cartToken ?? '' })).value;
  }

  place(cart: CartView, email: string) {
    return this.api.call(
      placeOrder,
      {
        cartToken: cart.cartToken,
        expectedTotalCents: cart.totalCents,
        contact: { email, name: `Gast ${email}`, phone: '0381 100' },
        address: cart.needsAddress
          ? { street: 'Lange Straße 2', postcode: '18055', town: 'Rostock' }
          : null,
      },
      { idempotencyKey: newId() },
    );
  }

  /** Buys and pays; answers the order's link. */
  async book(
    lines: readonly { readonly variantId: string; readonly quantity: number }[],
    email: string,
  ): Promise<string> {
    const placed = await this.place(await this.cartWith(lines), email);
    if (placed.status !== 201) throw new Error(`not placed: ${JSON.stringify(placed)}`);
    await this.api.pay(placed.value.paymentUrl ?? '');
    return placed.value.orderToken;
  }

  /** Moves our clock and that of the payment service, and works off what is due then. */
  async advance(milliseconds: number): Promise<void> {
    await this.api.sandbox('POST', '/clock/advance', { seconds: Math.ceil(milliseconds / 1000) });
    const { now } = await this.api.sandbox<{ now: number }>('GET', '/clock');
    this.api.clock.set(new Date(now * 1000).toISOString());
    await this.api.webhooksArrived();
    await this.api.drain();
  }

  async order(orderToken: string): Promise<OrderView> {
    return (await this.api.call(readOrderByToken, { orderToken })).value;
  }

  async guestDates(orderToken: string) {
    return (await this.api.call(listGuestDates, { orderToken })).value.dates;
  }

  async organiser(producer: string): Promise<{ sessionToken: string }> {
    return { sessionToken: await this.api.signIn(`hallo@${producer}.example`) };
  }

  async slot(caller: { sessionToken: string }, variantId: string): Promise<PortalSlot | undefined> {
    const { slots } = (await this.api.call(listPortalSlots, {}, caller)).value;
    return slots.find((slot) => slot.variantId === variantId);
  }

  /** The mails to an address, newest first. */
  async mailsTo(address: string): Promise<MailSeen[]> {
    const url = `${this.api.mailUrl}/api/messages?to=${encodeURIComponent(address)}`;
    const { messages } = (await (await fetch(url)).json()) as { messages: MailSeen[] };
    return messages;
  }
}

export interface MailSeen {
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly contentType: string }[];
}
