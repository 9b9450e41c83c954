import type { Language } from '@markthalle/contracts/fields';
import type { StatementView } from '@markthalle/contracts/settlement';
import { sumCents } from '@markthalle/domain/money';
import { totalsOf } from '@markthalle/domain/settlement';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { reasonText } from './reason-texts.ts';
import { ITEM_AMOUNTS } from './run-rows.ts';

type Line = StatementView['lines'][number];
type Waiting = StatementView['waiting'][number];

export type LineRow = Omit<Line, 'handedOverAt' | 'reserveUntil'> & {
  readonly handedOverAt: Date | null;
  readonly reserveUntil: Date | null;
};

interface Head {
  readonly runNumber: string;
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
  readonly producerName: string;
}

export interface AskedStatement {
  readonly runId: string;
  readonly producerId: string;
  readonly language: Language;
}

/** The columns of a statement line, of an item `i`. */
export const LINE = `i.id as "itemId", i.kind, i.producer_order_id as "producerOrderId",
  i.order_number as "orderNumber", i.handed_over_at as "handedOverAt", ${ITEM_AMOUNTS},
  i.commission_rate_bps as "commissionRateBps", i.reserve_until as "reserveUntil", i.state,
  i.reason, i.transfer_id as "transferId"`;

@Injectable()
export class StatementsQueries {
  constructor(private readonly db: Db) {}

  /** For the office: drafts too. Throws `statement-not-found`. */
  forStaff(asked: AskedStatement): Promise<StatementView> {
    return this.read(asked, 'true');
  }

  /** For the producer: what the cooperative has released. Throws `statement-not-found`. */
  forProducer(asked: AskedStatement): Promise<StatementView> {
    return this.read(asked, 'r.approved_at is not null');
  }

  /** The producers that have a statement in a run. */
  async producersOf(runId: string): Promise<string[]> {
    const rows = await this.db.rows<{ producerId: string }>(
      `select distinct producer_id as "producerId" from settlement.run_item where run_id = $1
        order by 1`,
      [runId],
    );
    return rows.map((row) => row.producerId);
  }

  private async read({ runId, producerId, language }: AskedStatement, visible: string) {
    const [head, rows, waiting] = await Promise.all([
      this.db.row<Head>(
        `select r.number as "runNumber", r.created_at as "createdAt",
                r.approved_at as "approvedAt", m.name as "producerName"
           from settlement.run r, producers.producer m
          where r.id = $1 and m.id = $2 and ${visible}`,
        [runId, producerId],
      ),
      this.db.rows<LineRow>(
        `select ${LINE} from settlement.run_item i where i.run_id = $1 and i.producer_id = $2
          order by i.kind desc, i.handed_over_at, i.order_number, i.id`,
        [runId, producerId],
      ),
      this.waiting(runId, producerId, language),
    ]);
    if (head === null || rows.length === 0) throw new Problem('statement-not-found');
    const lines = rows.map((row) => toLine(row, language));
    const transferred = lines.filter((line) => line.state === 'transferred');
    return {
      runId,
      runNumber: head.runNumber,
      producerId,
      producerName: head.producerName,
      createdAt: head.createdAt.toISOString(),
      approvedAt: head.approvedAt?.toISOString() ?? null,
      lines,
      ...totalsOf(lines),
      waiting,
      waitingCents: sumCents(waiting.map((one) => one.payoutCents)),
      transferredCents: sumCents(transferred.map((line) => line.transferCents)),
    };
  }

  private async waiting(runId: string, producerId: string, language: Language): Promise<Waiting[]> {
    const rows = await this.db.rows<Omit<Waiting, 'until'> & { until: Date | null }>(
      `select producer_order_id as "producerOrderId", order_number as "orderNumber",
              payout_cents as "payoutCents", reason, until from settlement.run_waiting
        where run_id = $1 and producer_id = $2 order by until nulls last, order_number`,
      [runId, producerId],
    );
    return rows.map((row) => ({
      ...row,
      reason: reasonText(row.reason, language),
      until: row.until?.toISOString() ?? null,
    }));
  }
}

/** A stored item as people read it. */
export const toLine = <Row extends LineRow>(row: Row, language: Language) => ({
  ...row,
  handedOverAt: row.handedOverAt?.toISOString() ?? null,
  reserveUntil: row.reserveUntil?.toISOString() ?? null,
  reason: row.reason === null ? null : reasonText(row.reason, language),
});
