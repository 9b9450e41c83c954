import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { deadlineOf, watchOf } from '@markthalle/domain/handOver';
import type { ProducerOrderState } from '@markthalle/domain/states';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { type JobPayloads, Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { VISIBLE_TO_PRODUCER } from '../fulfilment/fulfilment.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { AnswerLinks } from './answer-links.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Asks one member of a producer to answer for an order; the link in it needs no login. */
    'notifications.answer-order': {
      readonly linkId: string;
      readonly orderId: string;
      readonly producerOrderId: string;
      readonly accountId: string;
    };
    /** The same question as an SMS, to who wants it. */
    'notifications.answer-order-sms': { readonly linkId: string; readonly accountId: string };
  }
}

interface WatchedPart {
  readonly producerOrderId: string;
  readonly orderId: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly phone: string;
  readonly number: string;
  readonly state: ProducerOrderState;
  readonly handOverOn: string;
  readonly paidAt: Date;
  readonly wasReminded: boolean;
}

const KIND = 'order-unanswered';
const BATCH = 500;

/** Sees to it that no buyer waits for goods of which nobody at the farm has heard. */
@Injectable()
export class WatchOrdersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
    private readonly links: AnswerLinks,
    private readonly producers: ProducersFacade,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'watch-orders',
      cron: '*/15 * * * *',
      overdueAfterMs: HOUR_MS,
      run: () => this.watch(),
    });
  }

  private async watch(): Promise<number> {
    const now = this.clock.now();
    const parts = await this.unfinished(now);
    const due = parts.map((part) => ({ part, watch: watchOf(part, now) }));
    const late = due.flatMap(({ part, watch }) => (watch === 'escalate' ? [part] : []));
    const asleep = due.flatMap(({ part, watch }) =>
      watch === 'nothing' || part.state !== 'new' || part.wasReminded ? [] : [part],
    );
    for (const part of asleep) await this.remind(part);
    await this.db.transaction(async (tx) => {
      for (const part of late) await this.escalate(tx, part);
      // Beyond one batch nobody knows which of the others are still late.
      if (parts.length === BATCH) return;
      const stillOpen = late.map((part) => part.producerOrderId);
      await this.incidents.settleOthers(tx, KIND, { prefix: '', stillOpen });
    });
    return asleep.length + late.length;
  }

  private unfinished(now: Date): Promise<WatchedPart[]> {
    const lastOn = addDays(berlinDateOf(now.toISOString()), 2);
    return this.db.rows<WatchedPart>(
      `select p.id as "producerOrderId", p.order_id as "orderId", p.producer_id as "producerId",
              p.seller ->> 'producerName' as "producerName", p.seller ->> 'phone' as phone,
              p.number, p.state, p.hand_over_on as "handOverOn",
              coalesce(o.paid_at, o.ship_early_at) as "paidAt",
              exists (select from packing.answer_link a where a.producer_order_id = p.id)
                as "wasReminded"
         from orders.producer_order p join orders."order" o on o.id = p.order_id
        where p.state in ('new', 'confirmed') and p.hand_over_on <= $1 and ${VISIBLE_TO_PRODUCER}
          and exists (select from orders.order_line l
                       where l.producer_order_id = p.id and l.snapshot ->> 'occasion' is null
                         and l.quantity > l.refunded_quantity)
        order by p.hand_over_on, p.id limit ${BATCH}`,
      [lastOn],
    );
  }

  private async remind(part: WatchedPart): Promise<void> {
    const { orderId, producerOrderId, producerId } = part;
    const members = await this.producers.membersOf(producerId, 'orders');
    const expiresAt = deadlineOf(part.handOverOn);
    await this.db.transaction(async (tx) => {
      const ids = members.map(({ accountId }) => accountId);
      const links = await this.links.issue(tx, { producerOrderId, producerId, expiresAt }, ids);
      for (const link of links) {
        await this.jobs.add(tx, 'notifications.answer-order', {
          ...link,
          orderId,
          producerOrderId,
        });
      }
      await this.askBySms(tx, links);
    });
  }

  private async askBySms(
    tx: Tx,
    links: readonly JobPayloads['notifications.answer-order-sms'][],
  ): Promise<void> {
    const wishes = await tx.rows<{ accountId: string }>(
      'select account_id as "accountId" from packing.sms_wish where account_id = any ($1)',
      [links.map(({ accountId }) => accountId)],
    );
    const wanted = new Set(wishes.map(({ accountId }) => accountId));
    for (const link of links) {
      if (!wanted.has(link.accountId)) continue;
      await this.jobs.add(tx, 'notifications.answer-order-sms', link);
    }
  }

  private escalate(tx: Tx, part: WatchedPart): Promise<void> {
    const { producerOrderId, number, producerName, handOverOn, phone, state } = part;
    const what = state === 'new' ? 'noch nicht angenommen' : 'noch nicht gepackt';
    return this.incidents.open(tx, {
      kind: KIND,
      subject: producerOrderId,
      title: `Bestellung ${number} bei ${producerName}: ${what}, Übergabe am ${handOverOn}`,
      details: { orderId: part.orderId, producerOrderId, handOverOn, phone, state },
    });
  }
}
