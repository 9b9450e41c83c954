import type { WithdrawalPartView } from '@markthalle/contracts/case-views';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listCases } from '@markthalle/contracts/office-cases';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import type { SellerSnapshot } from '../orders/order-draft.ts';

type Cases = OutputOf<typeof listCases>;

const MAX_LISTED = 200;
const MAX_PORTAL = 100;

interface Stored
  extends Omit<
    WithdrawalPartView,
    'returnTo' | 'receivedAt' | 'goodsReceivedAt' | 'waivedAt' | 'loss'
  > {
  readonly withdrawalId: string;
  readonly seller: SellerSnapshot;
  readonly hasToComeBack: boolean;
  readonly receivedAt: Date;
  readonly goodsReceivedAt: Date | null;
  readonly waivedAt: Date | null;
  readonly lossState: WithdrawalPartView['loss']['state'];
  readonly lossReason: string | null;
  readonly lossPhotoId: string | null;
  readonly disputeWords: string | null;
  readonly wasInformed: boolean;
}

const SELECT = `
  select p.id as "partId", p.withdrawal_id as "withdrawalId", w.number as "withdrawalNumber",
    p.producer_order_id as "producerOrderId", po.seller, po.number as "orderNumber",
    po.seller ->> 'producerName' as "producerName", p.state, w.received_at as "receivedAt",
    p.period_ends_on as "periodEndsOn", p.period_basis as "periodBasis", p.due_on as "dueOn",
    p.has_to_come_back as "hasToComeBack", p.sent_on as "sentOn",
    p.tracking_number as "trackingNumber", p.goods_received_at as "goodsReceivedAt",
    p.waived_at as "waivedAt", p.loss_state as "lossState", p.loss_reason as "lossReason",
    p.loss_photo_id as "lossPhotoId", p.dispute_words as "disputeWords",
    p.was_informed as "wasInformed", r.amount_cents as "refundCents",
    (select coalesce(jsonb_agg(jsonb_build_object('lineId', l.line_id, 'quantity', l.quantity,
        'name', ol.snapshot #>> array['name', $1], 'answer', l.answer,
        'priceCents', l.price_cents, 'lossCents', l.loss_cents, 'work', case when
          l.is_begun_service then jsonb_build_object('doneBps', l.done_bps) end) order by ol.position), '[]')
       from cases.withdrawal_line l join orders.order_line ol on ol.id = l.line_id
      where l.part_id = p.id) as lines
  from cases.withdrawal_part p
  join cases.withdrawal w on w.id = p.withdrawal_id
  join orders.producer_order po on po.id = p.producer_order_id
  left join refunds.refund r on r.id = p.refund_id`;

/** Parts of withdrawals as people see them. */
@Injectable()
export class WithdrawalViewsQueries {
  constructor(private readonly db: Db) {}

  async byId(partId: string, language: 'de' | 'en'): Promise<WithdrawalPartView | null> {
    const row = await this.db.row<Stored>(`${SELECT} where p.id = $2`, [language, partId]);
    return row === null ? null : toView(row);
  }

  async ofProducer(producerId: string, partId: string): Promise<WithdrawalPartView | null> {
    const row = await this.db.row<Stored>(`${SELECT} where p.id = $2 and p.producer_id = $3`, [
      'de',
      partId,
      producerId,
    ]);
    return row === null ? null : toView(row);
  }

  async ofOrder(orderId: string, language: 'de' | 'en'): Promise<WithdrawalPartView[]> {
    const rows = await this.db.rows<Stored>(
      `${SELECT} where p.order_id = $2 order by w.received_at, po.position limit ${MAX_LISTED}`,
      [language, orderId],
    );
    return rows.map(toView);
  }

  async ofWithdrawal(withdrawalId: string, language: 'de' | 'en'): Promise<WithdrawalPartView[]> {
    const rows = await this.db.rows<Stored>(
      `${SELECT} where p.withdrawal_id = $2 order by po.position limit ${MAX_LISTED}`,
      [language, withdrawalId],
    );
    return rows.map(toView);
  }

  /** Those that wait for the producer first. */
  async listOfProducer(producerId: string): Promise<WithdrawalPartView[]> {
    const rows = await this.db.rows<Stored>(
      `${SELECT} where p.producer_id = $2 and p.state <> 'refused'
        order by p.state in ('hold', 'due') desc, p.id desc limit ${MAX_PORTAL}`,
      ['de', producerId],
    );
    return rows.map(toView);
  }

  /** By the day on which the money is due. */
  async listForStaff(filter: 'open' | 'done'): Promise<Cases['withdrawals']> {
    const open = `(p.state in ('hold', 'due') or p.loss_state = 'disputed'
       or (p.state = 'refunded' and r.state = 'requested'))`;
    const rows = await this.db.rows<Stored>(
      `${SELECT} where ${filter === 'open' ? open : `not ${open}`}
        order by p.due_on ${filter === 'open' ? 'asc' : 'desc'}, p.id limit ${MAX_LISTED}`,
      ['de'],
    );
    return rows.map((row) => ({ ...toView(row), withdrawalId: row.withdrawalId }));
  }

  /** Declarations that nobody has found an order for, the oldest first. */
  async unassigned(): Promise<Cases['unassigned']> {
    const rows = await this.db.rows<
      Omit<Cases['unassigned'][number], 'receivedAt'> & { readonly receivedAt: Date }
    >(
      `select w.id as "withdrawalId", w.number, w.name, w.order_reference as "orderReference",
              w.received_at as "receivedAt"
         from cases.withdrawal w
        where not exists (select from cases.withdrawal_routing r where r.withdrawal_id = w.id)
        order by w.received_at limit ${MAX_LISTED}`,
    );
    return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  }
}

function toView(row: Stored): WithdrawalPartView {
  const { seller, hasToComeBack, lines } = row;
  const lossCents = lines.reduce((sum, line) => sum + line.lossCents, 0);
  return {
    partId: row.partId,
    withdrawalNumber: row.withdrawalNumber,
    producerOrderId: row.producerOrderId,
    producerName: row.producerName,
    orderNumber: row.orderNumber,
    state: row.state,
    receivedAt: row.receivedAt.toISOString(),
    periodEndsOn: row.periodEndsOn,
    periodBasis: row.periodBasis,
    dueOn: row.dueOn,
    returnTo: hasToComeBack
      ? `${seller.legalName}, ${seller.street}, ${seller.postcode} ${seller.town}`
      : null,
    lines: [...lines],
    sentOn: row.sentOn,
    trackingNumber: row.trackingNumber,
    goodsReceivedAt: row.goodsReceivedAt?.toISOString() ?? null,
    waivedAt: row.waivedAt?.toISOString() ?? null,
    refundCents: row.refundCents,
    loss: {
      state: row.lossState,
      cents: lossCents,
      reason: row.lossReason,
      photoId: row.lossPhotoId,
      disputeWords: row.disputeWords,
      counts: row.wasInformed,
    },
  };
}
