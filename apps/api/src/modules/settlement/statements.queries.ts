import type { Language } from '@markthalle/contracts/fields';
import type { StatementView } from '@markthalle/contracts/settlement';
import { sumCents } from '@markthalle/domain/money';
import { totalsOf } from '@markthalle/domain/settlement';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { reasonText } from './reason-texts.ts';

type Line = StatementView['lines'][number];
type LineRow = Omit<Line, 'handedOverAt'> & { readonly handedOverAt: Date | null };

interface Head {
  readonly runNumber: string;
  readonly approvedAt: Date | null;
  readonly producerName: string;
}

interface Asked {
  readonly runId: string;
  readonly producerId: string;
  readonly language: Language;
}

@Injectable()
export class StatementsQueries {
  constructor(private readonly db: Db) {}

  /** For the office: drafts too. Throws `statement-not-found`. */
  forStaff(asked: Asked): Promise<StatementView> {
    return this.read(asked, 'true');
  }

  /** For the producer: what the cooperative has released. Throws `statement-not-found`. */
  forProducer(asked: Asked): Promise<StatementView> {
    return this.read(asked, 'r.approved_at is not null');
  }

  private async read({ runId, producerId, language }: Asked, visible: string) {
    const [head, rows] = await Promise.all([
      this.db.row<Head>(
        `select r.number as "runNumber", r.approved_at as "approvedAt", m.name as "producerName"
           from settlement.run r, producers.producer m
          where r.id = $1 and m.id = $2 and ${visible}`,
        [runId, producerId],
      ),
      this.db.rows<LineRow>(
        `select i.producer_order_id as "producerOrderId", i.order_number as "orderNumber",
                i.handed_over_at as "handedOverAt", i.goods_cents as "goodsCents",
                i.deposit_cents as "depositCents", i.delivery_cents as "deliveryCents",
                i.commission_net_cents as "commissionNetCents",
                i.commission_vat_cents as "commissionVatCents",
                i.commission_rate_bps as "commissionRateBps", i.refunded_cents as "refundedCents",
                i.payout_cents as "payoutCents", i.state, i.reason, i.transfer_id as "transferId"
           from settlement.run_item i where i.run_id = $1 and i.producer_id = $2
          order by i.handed_over_at, i.order_number`,
        [runId, producerId],
      ),
    ]);
    if (head === null || rows.length === 0) throw new Problem('statement-not-found');
    const lines = rows.map((row) => toLine(row, language));
    const transferred = lines.filter((line) => line.state === 'transferred');
    return {
      runId,
      runNumber: head.runNumber,
      producerId,
      producerName: head.producerName,
      approvedAt: head.approvedAt?.toISOString() ?? null,
      lines,
      ...totalsOf(lines),
      transferredCents: sumCents(transferred.map((line) => line.payoutCents)),
    };
  }
}

const toLine = (row: LineRow, language: Language): Line => ({
  ...row,
  handedOverAt: row.handedOverAt?.toISOString() ?? null,
  reason: row.reason === null ? null : reasonText(row.reason, language),
});
