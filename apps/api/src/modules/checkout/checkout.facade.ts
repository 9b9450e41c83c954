import type { placeOrder } from '@markthalle/contracts/checkout';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.ts';
import { PlaceOrder } from './place-order.service.ts';

/** Ordering a basket for other pages than the checkout; everything is checked as there. */
@Injectable()
export class CheckoutFacade {
  constructor(private readonly orders: PlaceOrder) {}

  place(
    actor: Actor,
    input: ParsedInputOf<typeof placeOrder>,
    idempotencyKey: string,
  ): Promise<OutputOf<typeof placeOrder>> {
    return this.orders.place(actor, input, idempotencyKey);
  }
}
