import type { CartView } from '@markthalle/contracts/cart';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Statements } from '../../platform/db/db.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { type CartContext, toCartView } from './cart.views.ts';
import type { PricedCart } from './priced-cart.ts';

/** A cart with what the checkout computes of it, and as people see it. */
export interface ShownCart {
  readonly priced: PricedCart;
  readonly view: CartView;
}

/** A priced cart as people see it, with its sellers. */
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
  ): Promise<CartView> {
    const producerIds = priced.groups.map((group) => group.producerId);
    const now = this.clock.now();
    const producers = await this.producers.producersByIds(producerIds, from);
    const taxes = await this.producers.taxStatusOn(
      producerIds,
      berlinDateOf(now.toISOString()),
      from,
    );
    return toCartView(priced, {
      ...context,
      now,
      producers,
      taxStatusOf: (producerId) => taxes.get(producerId)?.taxStatus ?? 'standard',
    });
  }
}
