import type { OutputOf } from '@markthalle/contracts/endpoint';
import type {
  EvidenceRequestView,
  listEvidenceRequests,
} from '@markthalle/contracts/portal-disputes';
import { type DisputeStatus, takesEvidence } from '@markthalle/domain/dispute';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { RequestRow } from './disputes.queries.ts';
import { givenIn } from './read-dispute.service.ts';

type Card = OutputOf<typeof listEvidenceRequests>['requests'][number];

interface Row extends Omit<Card, 'canAnswer'> {
  readonly bankDueAt: string | null;
  readonly isOnItsWay: boolean;
}

type PageRow = Row &
  RequestRow &
  Pick<
    EvidenceRequestView,
    'lines' | 'buyerName' | 'wayLabel' | 'handedOverAt' | 'borneCents' | 'grossCents'
  >;

const MAX_REQUESTS = 100;

const INSTANT = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const CARD = `r.id as "requestId", r.producer_order_id as "producerOrderId",
  p.number as "orderNumber", d.reason, d.status, ${INSTANT('r.asked_at')} as "askedAt",
  ${INSTANT('r.due_at')} as "dueAt", ${INSTANT('r.answered_at')} as "answeredAt",
  ${INSTANT('d.evidence_due_at')} as "bankDueAt",
  exists (select from disputes.answer a where a.dispute_id = d.id and a.state = 'sent')
    as "isOnItsWay"`;

const TABLES = `disputes.evidence_request r
  join disputes.dispute d on d.id = r.dispute_id
  join orders.producer_order p on p.id = r.producer_order_id`;

/** What a producer sees of disputes: only the requests to them. */
@Injectable()
export class PortalDisputesQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list(producerId: string): Promise<Card[]> {
    const rows = await this.db.rows<Row>(
      `select ${CARD} from ${TABLES} where r.producer_id = $1
        order by r.answered_at is not null, r.asked_at desc, r.id limit ${MAX_REQUESTS}`,
      [producerId],
    );
    return rows.map((row) => this.toCard(row));
  }

  /** Throws `dispute-not-found` for requests to others. */
  async read(producerId: string, requestId: string): Promise<EvidenceRequestView> {
    const row = await this.db.row<PageRow>(
      `select ${CARD}, r.handed_over_on as "handedOverOn", r.carrier,
              r.tracking_number as "trackingNumber", r.statement, r.proof,
              o.buyer_name as "buyerName", p.way_label ->> 'de' as "wayLabel",
              ${INSTANT('p.handed_over_at')} as "handedOverAt",
              p.goods_cents + p.deposit_cents - p.reduced_goods_cents - p.reduced_deposit_cents
                + case p.delivery_by when 'producer'
                    then p.delivery_cents - p.reduced_delivery_cents else 0 end as "grossCents",
              (select jsonb_agg(jsonb_build_object('name', l.snapshot -> 'name' ->> 'de',
                 'quantity', l.quantity) order by l.position)
                 from orders.order_line l where l.producer_order_id = p.id) as lines,
              (select coalesce(sum(b.gross_cents), 0)::bigint from disputes.loss_part b
                 join disputes.loss x on x.dispute_id = b.dispute_id and x.round = b.round
                where b.dispute_id = d.id and b.producer_order_id = p.id and x.undone_at is null)
                as "borneCents"
         from ${TABLES} join orders."order" o on o.id = p.order_id
        where r.id = $1 and r.producer_id = $2`,
      [requestId, producerId],
    );
    if (row === null) throw new Problem('dispute-not-found');
    const { lines, buyerName, wayLabel, handedOverAt, borneCents, grossCents } = row;
    return {
      ...this.toCard(row),
      lines,
      buyerName,
      wayLabel,
      handedOverAt,
      borneCents,
      grossCents,
      given: givenIn(row),
    };
  }

  private toCard(row: Row): Card {
    const { requestId, producerOrderId, orderNumber, reason, askedAt, dueAt, answeredAt } = row;
    const status: DisputeStatus = row.status;
    const isInTime = row.bankDueAt === null || new Date(row.bankDueAt) > this.clock.now();
    const canAnswer = takesEvidence(status) && isInTime && !row.isOnItsWay;
    return {
      requestId,
      producerOrderId,
      orderNumber,
      reason,
      status,
      askedAt,
      dueAt,
      answeredAt,
      canAnswer,
    };
  }
}
