import { MAX_CART_LINES } from '@markthalle/contracts/cart';
import type { orderAgain } from '@markthalle/contracts/codes';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.ts';
import { CartFacade } from '../cart/cart.facade.ts';
import { OrdersFacade, type ReorderLine } from '../orders/orders.facade.ts';

type Answer = OutputOf<typeof orderAgain>;
type LeftOut = Answer['left'][number]['because'];

/** Why an article of an old order cannot be put into the basket; any other problem is a bug. */
const REASONS: Readonly<Record<string, LeftOut>> = {
  'variant-not-found': 'gone',
  'product-not-available': 'gone',
  'not-enough-stock': 'sold_out',
  'cart-full': 'full',
};

/** An old order's articles into today's basket, at today's prices; what is not sold any more is named. */
@Injectable()
export class OrderAgain {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly carts: CartFacade,
  ) {}

  async order(input: ParsedInputOf<typeof orderAgain>): Promise<Answer> {
    const order = await this.orders.readForReorder(input.orderToken);
    if (order === null) throw new Problem('order-not-found');
    const lines = order.parts.flatMap((part) => part.lines.map((line) => ({ ...line, part })));
    let cartToken = input.cartToken;
    let itemCount = 0;
    let addedCount = 0;
    const left: Answer['left'] = [];
    for (const line of lines.slice(0, MAX_CART_LINES)) {
      const added = await this.add(line, input, cartToken);
      const name = line.name[input.language];
      if (typeof added === 'string') {
        left.push({ name, because: added });
        continue;
      }
      ({ cartToken, itemCount } = added);
      addedCount += 1;
      if (added.limited) left.push({ name, because: 'fewer' });
    }
    return {
      cartToken: addedCount === 0 ? null : (cartToken ?? null),
      itemCount,
      addedCount,
      left,
    };
  }

  private async add(
    { variantId, quantity }: ReorderLine,
    { language }: { readonly language: 'de' | 'en' },
    cartToken: string | undefined,
  ) {
    try {
      return await this.carts.add({ language, cartToken, variantId, quantity });
    } catch (error) {
      const reason = error instanceof Problem ? REASONS[error.code] : undefined;
      if (reason === undefined) throw error;
      return reason;
    }
  }
}
