import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { listRefunds } from '@markthalle/contracts/office-refunds';
import type { RefundView } from '@markthalle/contracts/refund-views';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ApprovalLimit } from './approval-limit.ts';
import { PART_COLUMNS, REFUND_COLUMNS, type RefundPartRow, type RefundRow } from './refund-rows.ts';

const PAGE_SIZE = 50;
const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);
/** Waits for a person or for an answer. */
const OPEN = `r.state not in ('succeeded', 'paid_by_bank', 'discarded')`;

type NamedRefund = RefundRow & {
  readonly requestedByName: string | null;
  readonly approvedByName: string | null;
};
type Extras = Pick<RefundView, 'parts' | 'sendings' | 'recoveries'>;

/** Refunds as the office sees them. */
@Injectable()
export class RefundsQueries {
  constructor(
    private readonly db: Db,
    private readonly limit: ApprovalLimit,
    private readonly clock: Clock,
  ) {}

  async list(input: ParsedInputOf<typeof listRefunds>): Promise<OutputOf<typeof listRefunds>> {
    const after = readCursor(input.cursor, Cursor);
    const rows = await this.db.rows<RefundRow>(
      `select ${REFUND_COLUMNS} from refunds.refund r
        where ($1 = 'all' or ${OPEN} or r.kind = 'unassigned')
          and ($2::uuid is null or r.order_id = $2)
          and ($3::timestamptz is null or (r.requested_at, r.id) < ($3, $4::uuid))
        order by r.requested_at desc, r.id desc limit ${PAGE_SIZE + 1}`,
      [input.filter, input.orderId ?? null, after?.[0] ?? null, after?.[1] ?? null],
    );
    const page = rows.slice(0, PAGE_SIZE);
    const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
    return {
      refunds: page.map((row) => ({
        refundId: row.id,
        orderId: row.orderId,
        orderNumber: row.orderNumber,
        cause: row.cause,
        bearer: row.bearer,
        state: row.state,
        kind: row.kind,
        amountCents: row.amountCents,
        requestedAt: row.requestedAt.toISOString(),
        failureReason: row.failureReason,
      })),
      nextCursor: last === undefined ? null : writeCursor(last.requestedAt.toISOString(), last.id),
    };
  }

  /** Throws `refund-not-found`. */
  async view(refundId: string, reader: string): Promise<RefundView> {
    const row = await this.db.row<NamedRefund>(
      `select ${REFUND_COLUMNS}, q.display_name as "requestedByName",
              a.display_name as "approvedByName"
         from refunds.refund r
         left join identity.account q on q.id = r.requested_by
         left join identity.account a on a.id = r.approved_by
        where r.id = $1`,
      [refundId],
    );
    if (row === null) throw new Problem('refund-not-found');
    const limitCents = await this.limit.at(this.db, this.clock.now());
    return {
      refundId: row.id,
      orderId: row.orderId,
      orderNumber: row.orderNumber,
      chargeId: row.chargeId,
      cause: row.cause,
      bearer: row.bearer,
      reason: row.reason,
      state: row.state,
      amountCents: row.amountCents,
      kind: row.kind,
      requestedAt: row.requestedAt.toISOString(),
      requestedByName: row.requestedByName,
      requestedByMe: row.requestedBy === reader,
      approvedAt: row.approvedAt?.toISOString() ?? null,
      approvedByName: row.approvedByName,
      note: row.note,
      failureReason: row.failureReason,
      needsSecondPerson: row.requestedBy !== null && row.amountCents > limitCents,
      ...(await this.extras(refundId)),
    };
  }

  private async extras(refundId: string): Promise<Extras> {
    const parts = await this.db.rows<RefundPartRow & { producerName: string }>(
      `select ${PART_COLUMNS}, m.name as "producerName" from refunds.refund_part p
         join producers.producer m on m.id = p.producer_id
        where p.refund_id = $1 order by m.name, p.id`,
      [refundId],
    );
    const sendings = await this.db.rows<{
      stripeRefundId: string | null;
      operationId: string | null;
      createdAt: Date;
    }>(
      `select stripe_refund_id as "stripeRefundId", operation_id as "operationId",
              created_at as "createdAt"
         from refunds.sending where refund_id = $1 order by created_at, id`,
      [refundId],
    );
    const recoveries = await this.db.rows<Extras['recoveries'][number]>(
      `select m.name as "producerName", c.amount_cents as "amountCents",
              c.reserve_cents as "reserveCents", c.reversed_cents as "reversedCents",
              c.amount_cents - c.reserve_cents - c.reversed_cents as "leftCents"
         from refunds.recovery c join producers.producer m on m.id = c.producer_id
        where c.cause_id = $1 order by m.name, c.id`,
      [refundId],
    );
    return {
      parts: parts.map(({ id: _, refundId: __, ...part }) => ({
        ...part,
        totalCents:
          part.goodsCents + part.depositCents + part.deliveryCents + part.cooperativeDeliveryCents,
      })),
      sendings: sendings.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
      recoveries,
    };
  }
}
