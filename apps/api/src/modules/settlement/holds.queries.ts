import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listHolds } from '@markthalle/contracts/office-holds';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { RulesSetting } from './rules-setting.ts';

type Holds = OutputOf<typeof listHolds>;
type HoldRow = Omit<Holds['holds'][number], 'until' | 'setAt'> & {
  readonly until: Date;
  readonly setAt: Date;
};

const MAX_HOLDS = 500;

@Injectable()
export class HoldsQueries {
  constructor(
    private readonly db: Db,
    private readonly rules: RulesSetting,
    private readonly clock: Clock,
  ) {}

  /** Everything that nobody has lifted, the next to end first. */
  async open(): Promise<Holds> {
    const now = this.clock.now();
    const [rows, { holdCapDays }] = await Promise.all([
      this.db.rows<HoldRow>(OPEN, [now]),
      this.rules.at(this.db, now),
    ]);
    const holds = rows.map((row) => ({
      ...row,
      until: row.until.toISOString(),
      setAt: row.setAt.toISOString(),
    }));
    // The last full day before the cap.
    return { holds, latestOn: addDays(berlinDateOf(now.toISOString()), holdCapDays - 1) };
  }
}

/** Of a producer order what is due for it, of a producer everything that is due. */
const OPEN = `
  select h.id as "holdId", h.producer_id as "producerId", m.name as "producerName",
         h.producer_order_id as "producerOrderId", p.order_id as "orderId",
         p.number as "orderNumber", h.reason, h.until, h.note, a.display_name as "setByName",
         h.set_at as "setAt",
         coalesce(case when p.id is null
           then (select l.credit_cents - l.debit_cents from ledger.account l
                  where l.code = 'L.due.' || h.producer_id)
           else (select sum(case t.side when 'credit' then t.amount_cents else -t.amount_cents end)
                   from ledger.journal_entry e join ledger.posting t on t.entry_id = e.id
                  where e.order_id = p.order_id
                    and t.account_code in ('L.due.' || h.producer_id, 'L.unearned.' || h.producer_id))
           end, 0)::bigint as "heldCents"
    from settlement.hold h
    join producers.producer m on m.id = h.producer_id
    left join orders.producer_order p on p.id = h.producer_order_id
    left join identity.account a on a.id = h.set_by
   where h.released_at is null and (h.until > $1 or h.reason = 'dispute')
   order by h.until, h.id limit ${MAX_HOLDS}`;
