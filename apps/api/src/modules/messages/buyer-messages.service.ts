import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  OrderThread,
  readOrderMessages,
  writeOrderMessage,
} from '@markthalle/contracts/order-messages';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { MessagesQueries } from './messages.queries.ts';
import { MessagesStore } from './messages.store.ts';
import { WriteMessageService } from './write-message.service.ts';

type Order = NonNullable<Awaited<ReturnType<OrdersFacade['findByToken']>>>;

const PAID: readonly Order['paymentState'][] = ['paid', 'partially_refunded', 'refunded'];

/** Buyers write to producers by the link of their order, without an account. */
@Injectable()
export class BuyerMessagesService {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersFacade,
    private readonly identity: IdentityFacade,
    private readonly store: MessagesStore,
    private readonly queries: MessagesQueries,
    private readonly writer: WriteMessageService,
    private readonly clock: Clock,
  ) {}

  async read(orderToken: string): Promise<OutputOf<typeof readOrderMessages>> {
    const order = await this.orderOf(orderToken);
    return { orderNumber: order.number, threads: await this.threadsOf(order) };
  }

  async write(
    input: ParsedInputOf<typeof writeOrderMessage>,
    caller: { readonly requestKey: string; readonly clientAddress: string },
  ): Promise<OrderThread> {
    await this.identity.admitForm('order-message', caller.clientAddress);
    const order = await this.orderOf(input.orderToken);
    const part = order.producerOrders.find(
      ({ producerOrderId }) => producerOrderId === input.producerOrderId,
    );
    if (part === undefined) throw new Problem('producer-order-not-found');
    if (!PAID.includes(order.paymentState)) throw new Problem('message-before-payment');
    const { producerId, producerOrderId } = part;
    await this.db.transaction(async (tx) => {
      const at = this.clock.now();
      const fresh = { id: newId(), producerId, producerOrderId };
      const thread = await this.store.lockOfOrder(tx, fresh, at);
      await this.writer.write(tx, thread, {
        id: newId(),
        threadId: thread.threadId,
        author: 'buyer',
        actorId: null,
        buyerEmail: order.email,
        words: input.words,
        writtenAt: at,
        recordedAt: at,
        requestKey: `${order.orderId}:${caller.requestKey}`,
      });
    });
    const threads = await this.threadsOf(order);
    return threads.find((one) => one.producerOrderId === producerOrderId) ?? gone(producerOrderId);
  }

  private async threadsOf(order: Order): Promise<OrderThread[]> {
    const messages = await this.queries.ofOrder(order.orderId);
    return order.producerOrders.map(({ producerOrderId, number, producerName }) => ({
      producerOrderId,
      number,
      producerName,
      messages: messages.get(producerOrderId) ?? [],
    }));
  }

  private async orderOf(orderToken: string): Promise<Order> {
    const order = await this.orders.findByToken(orderToken);
    if (order === null) throw new Problem('order-not-found');
    return order;
  }
}

function gone(id: string): never {
  throw new Error(`The conversation about ${id} is gone`);
}
