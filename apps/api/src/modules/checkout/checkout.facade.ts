import type { placeOrder } from '@markthalle/contracts/checkout';
import type { CheckoutView } from '@markthalle/contracts/checkout-view';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.ts';
import type { ShownCart } from '../cart/show-cart.service.ts';
import { PlaceOrder } from './place-order.service.ts';
import { ReadCheckout } from './read-checkout.service.ts';

/** Ordering a basket for other pages than the checkout; everything is checked as there. */
@Injectable()
export class CheckoutFacade {
  constructor(
    private readonly orders: PlaceOrder,
    private readonly reader: ReadCheckout,
  ) {}

  /** What must stand above the order button for a basket that another page computed. */
  compose(shown: ShownCart, language: 'de' | 'en'): Promise<CheckoutView> {
    return this.reader.compose(shown, language);
  }

  place(
    actor: Actor,
    input: ParsedInputOf<typeof placeOrder>,
    idempotencyKey: string,
  ): Promise<OutputOf<typeof placeOrder>> {
    return this.orders.place(actor, input, idempotencyKey);
  }
}
