import type { RecallReach } from '@markthalle/contracts/recalls';
import { isRecalled, type Trace, type TracedLine, traceOf } from '@markthalle/domain/recall';
import type { ProducerOrderState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Statements } from '../../platform/db/db.ts';
import { VISIBLE_TO_PRODUCER } from '../fulfilment/fulfilment.facade.ts';
import type { RecalledGoods } from './recalled-goods.ts';

/** A line of an order that a recall may mean. */
interface FoundLine extends TracedLine {
  readonly lineId: string;
  readonly orderId: string;
  readonly state: ProducerOrderState;
  /** Pieces that left the farm or will. */
  readonly pieces: number;
  readonly buyer: string;
  readonly trace: Trace;
}

const READ_AT_ONCE = 5_000;

/** One step forward: which orders of a product hold these goods (Art. 18(3) Regulation 178/2002). */
@Injectable()
export class TraceGoods {
  /** The lines whose buyers are told, and those that only lack a note. */
  async find(
    from: Statements,
    goods: RecalledGoods,
    startedAt: Date,
  ): Promise<{ readonly recalled: FoundLine[]; readonly unnoted: FoundLine[] }> {
    const recalled: FoundLine[] = [];
    const unnoted: FoundLine[] = [];
    let after: string | null = null;
    for (;;) {
      const rows: Omit<FoundLine, 'trace'>[] = await this.read(from, goods, after);
      for (const row of rows) {
        const line = { ...row, trace: traceOf(goods, row, startedAt) };
        if (isRecalled(line.trace, goods)) recalled.push(line);
        if (line.trace === 'unnoted') unnoted.push(line);
      }
      after = rows.at(-1)?.lineId ?? null;
      if (rows.length < READ_AT_ONCE) return { recalled, unnoted };
    }
  }

  private read(from: Statements, goods: RecalledGoods, after: string | null) {
    return from.rows<Omit<FoundLine, 'trace'>>(
      `select l.id as "lineId", p.order_id as "orderId", p.state, lower(o.email) as buyer,
              l.quantity - coalesce(s.missing, 0) as pieces, b.batch_no as "batchNo",
              b.good_until_on as "goodUntilOn", p.hand_over_on as "handOverOn",
              o.placed_at as "placedAt",
              p.state = 'canceled' or coalesce(s.missing, 0) >= l.quantity as "neverLeft"
         from catalog.variant v
         join orders.order_line l on l.variant_id = v.id
         join orders.producer_order p on p.id = l.producer_order_id and p.producer_id = $2
         join orders."order" o on o.id = p.order_id
         left join packing.line_batch b on b.line_id = l.id
         left join lateral (select sum(x.quantity)::integer as missing from packing.shortage x
             join refunds.refund r on r.id = x.refund_id
            where x.line_id = l.id and r.state <> 'discarded') s on true
        where v.product_id = $1 and ${VISIBLE_TO_PRODUCER}
          and ($3::uuid is null or l.id > $3) and ($4::date is null or p.hand_over_on >= $4)
          and ($5::date is null or p.hand_over_on <= $5)
        order by l.id limit ${READ_AT_ONCE}`,
      [goods.productId, goods.producerId, after, goods.fromOn, goods.untilOn],
    );
  }
}

const AT_FARM: ReadonlySet<ProducerOrderState> = new Set(['new', 'confirmed', 'ready']);

/** Whether goods of this part are still at the farm. */
const isAtFarm = ({ state }: Pick<FoundLine, 'state'>): boolean => AT_FARM.has(state);

const countOf = (lines: readonly FoundLine[], key: 'orderId' | 'buyer'): number =>
  new Set(lines.map((line) => line[key])).size;

/** How many people and orders that are. */
export function reachOf(found: {
  readonly recalled: readonly FoundLine[];
  readonly unnoted: readonly FoundLine[];
}): z.infer<typeof RecallReach> {
  const { recalled, unnoted } = found;
  return {
    orders: countOf(recalled, 'orderId'),
    buyers: countOf(recalled, 'buyer'),
    pieces: recalled.reduce((sum, { pieces }) => sum + pieces, 0),
    stillAtFarm: countOf(recalled.filter(isAtFarm), 'orderId'),
    unnoted: countOf(unnoted, 'orderId'),
  };
}
