import type { WithdrawalPartView } from '@markthalle/contracts/case-views';
import { readOrderCases } from '@markthalle/contracts/problem-cases';
import { submitWithdrawal } from '@markthalle/contracts/withdrawals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OrdersFacade } from '../src/modules/orders/orders.facade.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { callRoute } from './call-route.ts';
import type { MadeOrder } from './paid-orders.ts';

/** Who withdraws in the stories; the order's own address. */
export const BUYER = { name: 'Kundin Käufer', email: 'kundin@example.org' };

interface SoldLine {
  readonly lineId: string;
  readonly name: string;
}

/** The buyer's steps of a story about withdrawals and problems, through the routes. */
export class BuyerSteps {
  constructor(private readonly app: NestFastifyApplication) {}

  /** The confirmation with the information on withdrawal has surely arrived. */
  async informed(order: MadeOrder): Promise<void> {
    const orders = this.app.get(OrdersFacade, { strict: false });
    await this.app.get(Db).transaction((tx) => orders.noteInformed(tx, order.orderId));
  }

  linesOf(order: MadeOrder): Promise<SoldLine[]> {
    return this.app.get(Db).rows<SoldLine>(
      `select l.id as "lineId", l.snapshot #>> '{name,de}' as name
         from orders.order_line l join orders.producer_order p on p.id = l.producer_order_id
        where p.order_id = $1 order by p.position, l.position`,
      [order.orderId],
    );
  }

  async lineOf(order: MadeOrder, name: string): Promise<string> {
    const line = (await this.linesOf(order)).find((one) => one.name === name);
    if (line === undefined) throw new Error(`no line ${name}`);
    return line.lineId;
  }

  /** Withdraws by number and address; with names, from these articles alone by the order's link. */
  async withdraw(
    order: MadeOrder,
    names: readonly { readonly name: string; readonly quantity: number }[] = [],
  ) {
    const lines: { lineId: string; quantity: number }[] = [];
    for (const { name, quantity } of names) {
      lines.push({ lineId: await this.lineOf(order, name), quantity });
    }
    const linked = lines.length > 0 ? { orderToken: order.token, lines } : {};
    const input = { ...BUYER, orderReference: order.number, ...linked };
    const answer = await callRoute(this.app, submitWithdrawal, input, {
      idempotencyKey: `click-${newId()}`,
    });
    return answer.value;
  }

  async parts(order: MadeOrder): Promise<readonly WithdrawalPartView[]> {
    const input = { orderToken: order.token };
    return (await callRoute(this.app, readOrderCases, input)).value.withdrawals;
  }

  async onlyPart(order: MadeOrder): Promise<WithdrawalPartView> {
    const [part, ...others] = await this.parts(order);
    if (part === undefined || others.length > 0) throw new Error('not exactly one part');
    return part;
  }
}
