import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

/** What a producer says about a part of a disputed order. */
export interface ProducerAnswer {
  readonly handedOverOn: string | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly statement: string;
  readonly proof: string | null;
}

export interface EvidenceRequestRow {
  readonly id: string;
  readonly disputeId: string;
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
}

/** An answer of the cooperative to the bank. */
export interface BankAnswerRow {
  readonly id: string;
  readonly disputeId: string;
  readonly kind: 'evidence' | 'acceptance';
  readonly operationId: string;
  readonly state: 'sent' | 'taken' | 'refused';
}

const REQUEST = `select id, dispute_id as "disputeId", producer_order_id as "producerOrderId",
  producer_id as "producerId", due_at as "dueAt", answered_at as "answeredAt"
  from disputes.evidence_request`;

const ANSWER = `select id, dispute_id as "disputeId", kind, operation_id as "operationId", state
  from disputes.answer`;

/** What is asked of producers, and what is said to the bank. */
@Injectable()
export class EvidenceStore {
  constructor(private readonly db: Db) {}

  /** Asks once per part; answers the new request's id, or null where it was asked before. */
  async ask(
    tx: Tx,
    request: Omit<EvidenceRequestRow, 'id' | 'answeredAt'> & { readonly askedAt: Date },
  ): Promise<string | null> {
    const row = await tx.row<{ id: string }>(
      `insert into disputes.evidence_request (id, dispute_id, producer_order_id, producer_id,
         asked_at, due_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (dispute_id, producer_order_id) do nothing returning id`,
      [
        newId(),
        request.disputeId,
        request.producerOrderId,
        request.producerId,
        request.askedAt,
        request.dueAt,
      ],
    );
    return row?.id ?? null;
  }

  lock(tx: Tx, requestId: string): Promise<EvidenceRequestRow | null> {
    return tx.row<EvidenceRequestRow>(`${REQUEST} where id = $1 for update`, [requestId]);
  }

  async answer(
    tx: Tx,
    requestId: string,
    answer: ProducerAnswer,
    by: { readonly accountId: string; readonly at: Date },
  ): Promise<void> {
    await tx.execute(
      `update disputes.evidence_request
          set answered_at = $2, answered_by = $3, handed_over_on = $4, carrier = $5,
              tracking_number = $6, statement = $7, proof = $8
        where id = $1`,
      [
        requestId,
        by.at,
        by.accountId,
        answer.handedOverOn,
        answer.carrier,
        answer.trackingNumber,
        answer.statement,
        answer.proof,
      ],
    );
  }

  /** Open requests that end before an instant and were not reminded of; marks them. */
  takeForReminder(
    tx: Tx,
    before: Date,
    now: Date,
    limit: number,
  ): Promise<{ requestId: string; producerId: string; orderNumber: string; dueAt: Date }[]> {
    return tx.rows(
      `update disputes.evidence_request q set reminded_at = $2
         from orders.producer_order p
        where p.id = q.producer_order_id and q.id in (
          select r.id from disputes.evidence_request r
            join disputes.dispute d on d.id = r.dispute_id
           where r.answered_at is null and r.reminded_at is null and r.due_at <= $1 and r.due_at > $2
             and d.status in ('warning_needs_response', 'needs_response', 'appeal_needs_response')
           order by r.due_at limit $3 for update of r skip locked)
       returning q.id as "requestId", q.producer_id as "producerId", p.number as "orderNumber",
                 q.due_at as "dueAt"`,
      [before, now, limit],
    );
  }

  /** Parts that bear a loss without ever having been asked (a debit that its bank took back). */
  unaskedBearers(
    tx: Tx,
    disputeId: string,
  ): Promise<{ producerOrderId: string; producerId: string }[]> {
    return tx.rows(
      `select distinct b.producer_order_id as "producerOrderId", b.producer_id as "producerId"
         from disputes.loss_part b
         join disputes.loss l on l.dispute_id = b.dispute_id and l.round = b.round
        where b.dispute_id = $1 and l.undone_at is null
          and not exists (select from disputes.evidence_request r
                where r.dispute_id = b.dispute_id and r.producer_order_id = b.producer_order_id)`,
      [disputeId],
    );
  }

  /** What each producer that was asked bears in the end, in cents. */
  resultsOf(
    tx: Tx,
    disputeId: string,
  ): Promise<{ requestId: string; producerId: string; orderNumber: string; borneCents: number }[]> {
    return tx.rows(
      `select r.id as "requestId", r.producer_id as "producerId", p.number as "orderNumber",
              (select coalesce(sum(b.gross_cents), 0)::bigint from disputes.loss_part b
                 join disputes.loss l on l.dispute_id = b.dispute_id and l.round = b.round
                where b.dispute_id = r.dispute_id and b.producer_order_id = p.id
                  and l.undone_at is null) as "borneCents"
         from disputes.evidence_request r join orders.producer_order p on p.id = r.producer_order_id
        where r.dispute_id = $1 order by r.id`,
      [disputeId],
    );
  }

  async insertAnswer(
    tx: Tx,
    answer: Omit<BankAnswerRow, 'state'> & {
      readonly evidence: Readonly<Record<string, string>>;
      readonly note: string | null;
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into disputes.answer (id, dispute_id, kind, evidence, note, by, at, operation_id, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'sent')`,
      [
        answer.id,
        answer.disputeId,
        answer.kind,
        answer.evidence,
        answer.note,
        answer.by,
        answer.at,
        answer.operationId,
      ],
    );
  }

  answerById(answerId: string): Promise<BankAnswerRow | null> {
    return this.db.row<BankAnswerRow>(`${ANSWER} where id = $1`, [answerId]);
  }

  answerOfOperation(operationId: string): Promise<BankAnswerRow | null> {
    return this.db.row<BankAnswerRow>(`${ANSWER} where operation_id = $1`, [operationId]);
  }

  /** The answer that is on its way, or null. */
  answerOnItsWay(disputeId: string, from: Statements = this.db): Promise<BankAnswerRow | null> {
    return from.row<BankAnswerRow>(`${ANSWER} where dispute_id = $1 and state = 'sent'`, [
      disputeId,
    ]);
  }

  async resolveAnswer(tx: Tx, answerId: string, state: 'taken' | 'refused'): Promise<void> {
    await tx.execute(`update disputes.answer set state = $2 where id = $1 and state = 'sent'`, [
      answerId,
      state,
    ]);
  }
}
