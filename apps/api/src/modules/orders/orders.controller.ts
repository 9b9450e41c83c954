import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { listMyOrders, readOrderByToken } from '@markthalle/contracts/orders';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrderToken } from './order-token.ts';
import { OrdersQueries } from './orders.queries.ts';
import { toMyOrder, toOrderView } from './orders.views.ts';

const MAX_MY_ORDERS = 50;

@Controller()
export class OrdersController {
  constructor(
    private readonly queries: OrdersQueries,
    private readonly tokens: OrderToken,
  ) {}

  @Handles(readOrderByToken)
  async readByToken(@Input() input: ParsedInputOf<typeof readOrderByToken>) {
    const order = await this.queries.byToken(input.orderToken);
    if (order === null) throw new Problem('order-not-found');
    return toOrderView(order, input.orderToken, input.language);
  }

  @Handles(listMyOrders)
  async listMine(@By() buyer: SignedIn) {
    const orders = await this.queries.newestOfAccount(buyer.accountId, MAX_MY_ORDERS);
    return {
      orders: orders.map((order) => toMyOrder(order, this.tokens.open(order.sealed_token))),
    };
  }
}
