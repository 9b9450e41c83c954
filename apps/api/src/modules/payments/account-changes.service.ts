import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type {
  StripeAccount,
  StripeAccountReading,
  StripeAccountState,
} from '../producers/stripe-account.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'payments.set-payout-schedule': { readonly stripeAccountId: string };
    'catalog.unpublish-producer': { readonly producerId: string };
    'notifications.account-problem': {
      readonly producerId: string;
      readonly stripeAccountId: string;
      readonly state: StripeAccountState;
      /** When it was read: a second problem later is a second mail. */
      readonly readAt: string;
    };
  }
}

const PROBLEMS: readonly StripeAccountState[] = ['restricted', 'rejected', 'closed'];
const MAX_NAMED_ORDERS = 100;

/** What follows when a payment account has come into another state, in the same transaction. */
@Injectable()
export class AccountChanges {
  constructor(
    private readonly jobs: Jobs,
    private readonly incidents: Incidents,
  ) {}

  async follow(tx: Tx, before: StripeAccount, now: StripeAccountReading): Promise<void> {
    const { producerId, stripeAccountId } = before;
    if (now.state === 'payable' && before.payoutScheduleAt === null) {
      const key = `payout-schedule:${stripeAccountId}`;
      await this.jobs.add(tx, 'payments.set-payout-schedule', { stripeAccountId }, { key });
    }
    if (before.replacedAt !== null || before.state === now.state) return;
    if (now.state === 'payable') await this.incidents.settle(tx, 'account-lost', producerId);
    if (!PROBLEMS.includes(now.state)) return;
    const readAt = now.rereadAt.toISOString();
    await this.jobs.add(tx, 'notifications.account-problem', {
      producerId,
      stripeAccountId,
      state: now.state,
      readAt,
    });
    if (now.state === 'restricted') return;
    await this.giveToStaff(tx, producerId, now.state);
    if (now.state === 'rejected') {
      await this.jobs.add(tx, 'catalog.unpublish-producer', { producerId });
    }
  }

  /** Goods that are paid and not handed over: somebody must decide what becomes of these orders. */
  private async giveToStaff(tx: Tx, producerId: string, state: StripeAccountState): Promise<void> {
    const orders = await tx.rows<{ number: string }>(
      `select p.number from orders.producer_order p join orders."order" o on o.id = p.order_id
        where p.producer_id = $1 and p.state in ('new', 'confirmed', 'ready')
          and o.payment_state in ('paid', 'partially_refunded')
        order by p.number limit $2`,
      [producerId, MAX_NAMED_ORDERS],
    );
    await this.incidents.open(tx, {
      kind: 'account-lost',
      subject: producerId,
      title:
        state === 'rejected'
          ? 'Stripe hat das Auszahlungskonto eines Betriebs abgelehnt'
          : 'Das Auszahlungskonto eines Betriebs ist geschlossen',
      details: { producerId, state, openOrders: orders.map(({ number }) => number) },
    });
  }
}
