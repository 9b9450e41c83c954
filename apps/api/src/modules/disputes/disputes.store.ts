import type { DisputeStatus, LiabilityDecision } from '@markthalle/domain/dispute';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

/** A dispute as Stripe last showed it and as we decided about it; amounts in cents. */
export interface DisputeRow {
  readonly id: string;
  readonly stripeDisputeId: string;
  readonly orderId: string;
  readonly chargeId: string;
  readonly method: string;
  readonly amountCents: number;
  readonly reason: string;
  readonly status: DisputeStatus;
  readonly evidenceDueAt: Date | null;
  readonly submissions: number;
  readonly openedAt: Date;
  readonly readAt: Date;
  readonly decidedAt: Date | null;
  readonly ownerId: string | null;
  /** Who bears a loss, as staff decided; null: the rule of the reason. */
  readonly liability: LiabilityDecision | null;
  readonly liabilityBy: string | null;
  readonly decideByAt: Date | null;
  readonly losses: number;
}

type Stored = Omit<DisputeRow, 'liability'> & {
  readonly liabilityKind: LiabilityDecision['kind'] | null;
  readonly liabilityProducerIds: readonly string[] | null;
};

/** What one reading of Stripe's dispute says. */
export type DisputeReading = Pick<
  DisputeRow,
  'amountCents' | 'reason' | 'status' | 'evidenceDueAt' | 'submissions' | 'readAt'
>;

export type NewDispute = Pick<
  DisputeRow,
  'id' | 'stripeDisputeId' | 'orderId' | 'chargeId' | 'method' | 'openedAt'
> &
  DisputeReading;

/** A dispute whose bank waits for an answer. */
export interface WaitingDispute {
  readonly disputeId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly amountCents: number;
  readonly evidenceDueAt: Date;
}

const MAX_WAITING = 200;

const COLUMNS = `id, stripe_dispute_id as "stripeDisputeId", order_id as "orderId",
  charge_id as "chargeId", method, amount_cents as "amountCents", reason, status,
  evidence_due_at as "evidenceDueAt", submissions, opened_at as "openedAt", read_at as "readAt",
  decided_at as "decidedAt", owner_id as "ownerId", liability_kind as "liabilityKind",
  liability_producer_ids as "liabilityProducerIds", liability_by as "liabilityBy",
  decide_by_at as "decideByAt", losses`;

/** The rows of disputes. */
@Injectable()
export class DisputesStore {
  constructor(private readonly db: Db) {}

  async find(disputeId: string, from: Statements = this.db): Promise<DisputeRow | null> {
    return rowOf(await from.row<Stored>(`${SELECT} where id = $1`, [disputeId]));
  }

  /** The dispute with its row locked; whoever moves its money waits here. */
  async lock(tx: Tx, disputeId: string): Promise<DisputeRow | null> {
    return rowOf(await tx.row<Stored>(`${SELECT} where id = $1 for update`, [disputeId]));
  }

  async lockByStripeId(tx: Tx, stripeDisputeId: string): Promise<DisputeRow | null> {
    const stored = await tx.row<Stored>(`${SELECT} where stripe_dispute_id = $1 for update`, [
      stripeDisputeId,
    ]);
    return rowOf(stored);
  }

  async ofCharge(tx: Tx, chargeId: string): Promise<DisputeRow[]> {
    const rows = await tx.rows<Stored>(`${SELECT} where charge_id = $1`, [chargeId]);
    return rows.map(toRow);
  }

  /** Whether another dispute of the order is undecided, or lost and not yet borne by anybody. */
  async hasOther(tx: Tx, { id, orderId }: DisputeRow): Promise<boolean> {
    const row = await tx.row(
      `select 1 from disputes.dispute
        where order_id = $1 and id <> $2
          and (status not in ('warning_closed', 'prevented', 'won', 'lost')
               or decide_by_at is not null)
        limit 1`,
      [orderId, id],
    );
    return row !== null;
  }

  async insert(tx: Tx, dispute: NewDispute): Promise<void> {
    await tx.execute(
      `insert into disputes.dispute (id, stripe_dispute_id, order_id, charge_id, method,
         amount_cents, reason, status, evidence_due_at, submissions, opened_at, read_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        dispute.id,
        dispute.stripeDisputeId,
        dispute.orderId,
        dispute.chargeId,
        dispute.method,
        dispute.amountCents,
        dispute.reason,
        dispute.status,
        dispute.evidenceDueAt,
        dispute.submissions,
        dispute.openedAt,
        dispute.readAt,
      ],
    );
  }

  /** Follows a reading; `decidedAt` and `decideByAt` as the phase now wants them. */
  async follow(
    tx: Tx,
    disputeId: string,
    reading: DisputeReading,
    dates: Pick<DisputeRow, 'decidedAt' | 'decideByAt'>,
  ): Promise<void> {
    await tx.execute(
      `update disputes.dispute
          set amount_cents = $2, reason = $3, status = $4, evidence_due_at = $5, submissions = $6,
              read_at = $7, decided_at = $8, decide_by_at = $9
        where id = $1`,
      [
        disputeId,
        reading.amountCents,
        reading.reason,
        reading.status,
        reading.evidenceDueAt,
        reading.submissions,
        reading.readAt,
        dates.decidedAt,
        dates.decideByAt,
      ],
    );
  }

  async setOwner(tx: Tx, disputeId: string, ownerId: string): Promise<void> {
    await tx.execute('update disputes.dispute set owner_id = $2 where id = $1', [
      disputeId,
      ownerId,
    ]);
  }

  async setLiability(
    tx: Tx,
    disputeId: string,
    decision: LiabilityDecision,
    by: { readonly accountId: string; readonly note: string },
  ): Promise<void> {
    await tx.execute(
      `update disputes.dispute set liability_kind = $2, liability_producer_ids = $3,
              liability_by = $4, liability_note = $5
        where id = $1`,
      [disputeId, decision.kind, producerIdsOf(decision), by.accountId, by.note],
    );
  }

  async setLosses(tx: Tx, disputeId: string, losses: number): Promise<void> {
    await tx.execute('update disputes.dispute set losses = $2 where id = $1', [disputeId, losses]);
  }

  /**
   * Stripe's ids of what may still move: undecided disputes, and decided ones whose money has not
   * moved yet. Those that were read longest ago come first.
   */
  async idsToWatch(limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select stripe_dispute_id as id from disputes.dispute d
        where status not in ('warning_closed', 'prevented', 'won', 'lost')
           or (status = 'won' and 0 > (select sum(amount_cents) from disputes.movement m
                                         where m.dispute_id = d.id))
           or (status = 'lost' and not exists (select from disputes.movement m
                                                where m.dispute_id = d.id))
        order by read_at limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Disputes that wait for evidence until before an instant and have none. */
  withoutEvidence(before: Date): Promise<WaitingDispute[]> {
    return this.db.rows<WaitingDispute>(
      `select d.id as "disputeId", d.order_id as "orderId", o.number as "orderNumber",
              d.amount_cents as "amountCents", d.evidence_due_at as "evidenceDueAt"
         from disputes.dispute d join orders."order" o on o.id = d.order_id
        where d.status in ('warning_needs_response', 'needs_response', 'appeal_needs_response')
          and d.submissions = 0 and d.evidence_due_at < $1
        order by d.evidence_due_at limit ${MAX_WAITING}`,
      [before],
    );
  }

  /** Lost ones whose time to decide is over. */
  async idsToDecide(now: Date, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from disputes.dispute where decide_by_at <= $1 order by decide_by_at limit $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }
}

const SELECT = `select ${COLUMNS} from disputes.dispute`;

const rowOf = (stored: Stored | null): DisputeRow | null =>
  stored === null ? null : toRow(stored);

function toRow({ liabilityKind, liabilityProducerIds, ...row }: Stored): DisputeRow {
  if (liabilityKind === null) return { ...row, liability: null };
  const producerIds = liabilityProducerIds ?? [];
  const liability: LiabilityDecision =
    liabilityKind === 'pro_rata' ? { kind: 'pro_rata' } : { kind: 'at_fault', producerIds };
  return { ...row, liability };
}

const producerIdsOf = (decision: LiabilityDecision): readonly string[] =>
  decision.kind === 'at_fault' ? decision.producerIds : [];
