import type { LineAnswer, WithdrawalState } from '@markthalle/domain/withdrawalAnswer';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

/** A declaration as it came in. */
export interface WithdrawalRow {
  readonly id: string;
  readonly number: string;
  readonly language: 'de' | 'en';
  readonly name: string;
  readonly orderReference: string;
  readonly email: string;
  readonly lines: readonly NamedLine[];
  readonly receivedAt: Date;
  readonly content: string;
  readonly contentSha256: string;
}

export interface NamedLine {
  readonly lineId: string;
  readonly name: string;
  readonly quantity: number;
}

export interface RoutingRow {
  readonly orderId: string | null;
  readonly note: string | null;
}

type LossState = 'none' | 'proposed' | 'disputed' | 'confirmed' | 'dropped';

export interface PartRow {
  readonly id: string;
  readonly withdrawalId: string;
  readonly orderId: string;
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly state: WithdrawalState;
  readonly hasToComeBack: boolean;
  /** A service had begun: its producer says how much of it was done. */
  readonly awaitsShare: boolean;
  readonly givesStockBack: boolean;
  readonly wasInformed: boolean;
  readonly dueOn: string;
  readonly automaticOn: string;
  readonly releasedBy: string | null;
  readonly refundWantedAt: Date | null;
  readonly refundId: string | null;
  readonly lossState: LossState;
}

export type NewPart = Pick<
  PartRow,
  | 'id'
  | 'withdrawalId'
  | 'orderId'
  | 'producerOrderId'
  | 'producerId'
  | 'state'
  | 'hasToComeBack'
  | 'awaitsShare'
  | 'givesStockBack'
  | 'wasInformed'
  | 'dueOn'
  | 'automaticOn'
  | 'refundWantedAt'
> & {
  readonly alertOn: string;
  readonly periodEndsOn: string | null;
  readonly periodBasis: string;
  readonly lines: readonly NewLine[];
};

export interface NewLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly answer: LineAnswer;
  readonly priceCents: number;
  /** A service that had begun as its buyer asked. */
  readonly isBegunService: boolean;
}

export interface LineRow extends NewLine {
  /** An undated service, begun or not. */
  readonly isService: boolean;
  readonly lossCents: number;
}

const WITHDRAWAL = `id, number, language, name, order_reference as "orderReference", email, lines,
  received_at as "receivedAt", content, content_sha256 as "contentSha256"`;
const PART = `id, withdrawal_id as "withdrawalId", order_id as "orderId",
  producer_order_id as "producerOrderId", producer_id as "producerId", state,
  has_to_come_back as "hasToComeBack", awaits_share as "awaitsShare", gives_stock_back as "givesStockBack",
  was_informed as "wasInformed", due_on as "dueOn", automatic_on as "automaticOn",
  released_by as "releasedBy", refund_wanted_at as "refundWantedAt", refund_id as "refundId",
  loss_state as "lossState"`;

/** The rows of withdrawals. */
@Injectable()
export class WithdrawalsStore {
  constructor(private readonly db: Db) {}

  async nextNumber(tx: Tx, year: string): Promise<string> {
    const row = await tx.row<{ n: number }>(`select nextval('cases.withdrawal_number') as n`);
    return `W-${year}-${String(row?.n).padStart(6, '0')}`;
  }

  find(withdrawalId: string, from: Statements = this.db): Promise<WithdrawalRow | null> {
    return from.row<WithdrawalRow>(`select ${WITHDRAWAL} from cases.withdrawal where id = $1`, [
      withdrawalId,
    ]);
  }

  byTokenHash(tokenHash: Buffer): Promise<WithdrawalRow | null> {
    return this.db.row<WithdrawalRow>(
      `select ${WITHDRAWAL} from cases.withdrawal where token_hash = $1`,
      [tokenHash],
    );
  }

  byRequestKey(tx: Tx, requestKey: string): Promise<WithdrawalRow | null> {
    return tx.row<WithdrawalRow>(
      `select ${WITHDRAWAL} from cases.withdrawal where request_key = $1`,
      [requestKey],
    );
  }

  async insert(
    tx: Tx,
    withdrawal: WithdrawalRow,
    keys: { readonly tokenHash: Buffer; readonly requestKey: string },
    paper: { readonly pdf: Uint8Array; readonly sha256: string },
  ): Promise<void> {
    await tx.execute(
      `insert into cases.withdrawal (id, number, token_hash, request_key, language, name,
         order_reference, email, lines, received_at, content, content_sha256)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        withdrawal.id,
        withdrawal.number,
        keys.tokenHash,
        keys.requestKey,
        withdrawal.language,
        withdrawal.name,
        withdrawal.orderReference,
        withdrawal.email,
        JSON.stringify(withdrawal.lines),
        withdrawal.receivedAt,
        withdrawal.content,
        withdrawal.contentSha256,
      ],
    );
    await tx.execute(
      'insert into cases.withdrawal_paper (withdrawal_id, pdf, sha256) values ($1, $2, $3)',
      [withdrawal.id, Buffer.from(paper.pdf), paper.sha256],
    );
  }

  paperOf(withdrawalId: string): Promise<{ pdf: Buffer; sha256: string } | null> {
    return this.db.row('select pdf, sha256 from cases.withdrawal_paper where withdrawal_id = $1', [
      withdrawalId,
    ]);
  }

  routingOf(withdrawalId: string, from: Statements = this.db): Promise<RoutingRow | null> {
    return from.row<RoutingRow>(
      `select order_id as "orderId", note from cases.withdrawal_routing where withdrawal_id = $1`,
      [withdrawalId],
    );
  }

  /** Answers false where it was said before. */
  async route(
    tx: Tx,
    routing: RoutingRow & {
      readonly withdrawalId: string;
      readonly by: string | null;
      readonly at: Date;
    },
  ): Promise<boolean> {
    const rows = await tx.execute(
      `insert into cases.withdrawal_routing (withdrawal_id, order_id, routed_by, note, routed_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [routing.withdrawalId, routing.orderId, routing.by, routing.note, routing.at],
    );
    return rows === 1;
  }

  async insertPart(tx: Tx, part: NewPart): Promise<void> {
    await tx.execute(
      `insert into cases.withdrawal_part (id, withdrawal_id, order_id, producer_order_id,
         producer_id, state, period_ends_on, period_basis, has_to_come_back, gives_stock_back,
         was_informed, due_on, alert_on, automatic_on, refund_wanted_at, awaits_share)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        part.id,
        part.withdrawalId,
        part.orderId,
        part.producerOrderId,
        part.producerId,
        part.state,
        part.periodEndsOn,
        part.periodBasis,
        part.hasToComeBack,
        part.givesStockBack,
        part.wasInformed,
        part.dueOn,
        part.alertOn,
        part.automaticOn,
        part.refundWantedAt,
        part.awaitsShare,
      ],
    );
    await tx.execute(
      `insert into cases.withdrawal_line (part_id, line_id, quantity, answer, price_cents,
         is_begun_service)
       select $1, l.id, l.quantity, l.answer, l.price, l.begun
         from unnest($2::uuid[], $3::integer[], $4::text[], $5::integer[], $6::boolean[])
           as l (id, quantity, answer, price, begun)`,
      [
        part.id,
        part.lines.map((line) => line.lineId),
        part.lines.map((line) => line.quantity),
        part.lines.map((line) => line.answer),
        part.lines.map((line) => line.priceCents),
        part.lines.map((line) => line.isBegunService),
      ],
    );
  }

  findPart(partId: string, from: Statements = this.db): Promise<PartRow | null> {
    return from.row<PartRow>(`select ${PART} from cases.withdrawal_part where id = $1`, [partId]);
  }

  lockPart(tx: Tx, partId: string): Promise<PartRow | null> {
    return tx.row<PartRow>(`select ${PART} from cases.withdrawal_part where id = $1 for update`, [
      partId,
    ]);
  }

  linesOf(partId: string, from: Statements = this.db): Promise<LineRow[]> {
    return from.rows<LineRow>(
      `select line_id as "lineId", quantity, answer, price_cents as "priceCents",
              loss_cents as "lossCents", is_begun_service as "isBegunService",
              exists (select from orders.order_line ol
                       where ol.id = line_id and ol.snapshot ? 'service') as "isService"
         from cases.withdrawal_line where part_id = $1 order by line_id`,
      [partId],
    );
  }
}
