import type { CartView } from '@markthalle/contracts/cart';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Statements } from '../../platform/db/db.ts';
import type { ProducerOn } from '../producers/producer-profile.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { type CartContext, toCartView } from './cart.views.ts';
import type { PricedCart } from './priced-cart.ts';

/** A cart with what the checkout computes of it, and as people see it. */
export interface ShownCart {
  readonly priced: PricedCart;
  readonly view: CartView;
  /** Who sells in it, by producer. */
  readonly sellers: ReadonlyMap<string, ProducerOn>;
}

/** A priced cart as people see it, with its sellers: one read. */
@Injectable()
export class ShowCart {
  constructor(
    private readonly producers: ProducersFacade,
    private readonly clock: Clock,
  ) {}

  async show(
    priced: PricedCart,
    context: Pick<CartContext, 'token' | 'language' | 'postcode'>,
    from: Statements,
  ): Promise<ShownCart> {
    const now = this.clock.now();
    const ids = priced.groups.map((group) => group.producerId);
    const sellers = await this.producers.producersOn(ids, berlinDateOf(now.toISOString()), from);
    return { priced, sellers, view: toCartView(priced, { ...context, now, sellers }) };
  }
}
