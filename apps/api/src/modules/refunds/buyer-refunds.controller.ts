import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { type BuyerRefund, listOrderRefunds } from '@markthalle/contracts/order-refunds';
import type { RefundState } from '@markthalle/domain/states';
import { Controller } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';

const MAX_SHOWN = 50;

/** Requests and what was thrown away are not promised to anybody. */
const WORDS: Partial<Record<RefundState, BuyerRefund['state']>> = {
  approved: 'on_its_way',
  sent: 'on_its_way',
  pending: 'at_the_bank',
  requires_action: 'needs_buyer',
  succeeded: 'done',
  failed: 'by_transfer',
  canceled: 'by_transfer',
  paid_by_bank: 'transferred',
};

@Controller()
export class BuyerRefundsController {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersFacade,
  ) {}

  @Handles(listOrderRefunds)
  async list(
    @Input() { orderToken }: ParsedInputOf<typeof listOrderRefunds>,
  ): Promise<OutputOf<typeof listOrderRefunds>> {
    const order = await this.orders.findByToken(orderToken);
    if (order === null) throw new Problem('order-not-found');
    const rows = await this.db.rows<{
      cause: BuyerRefund['cause'];
      state: RefundState;
      amountCents: number;
      producerNames: string[];
      since: Date;
    }>(
      `select r.cause, r.state, r.amount_cents as "amountCents",
              coalesce(r.approved_at, r.requested_at) as since,
              (select coalesce(array_agg(o.seller ->> 'producerName' order by o.position), '{}')
                 from refunds.refund_part p
                 join orders.producer_order o on o.id = p.producer_order_id
                where p.refund_id = r.id) as "producerNames"
         from refunds.refund r where r.order_id = $1
        order by r.requested_at, r.id limit ${MAX_SHOWN}`,
      [order.orderId],
    );
    return {
      refunds: rows.flatMap(({ state, since, ...row }) => {
        const word = WORDS[state];
        return word === undefined ? [] : [{ ...row, state: word, since: since.toISOString() }];
      }),
    };
  }
}
