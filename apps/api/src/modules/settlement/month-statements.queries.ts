import type { MonthStatement } from '@markthalle/contracts/settlement';
import { addDays, berlinDateOf, berlinMidnightOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import { sumCents } from '@markthalle/domain/money';
import { nextMonthBegins } from '@markthalle/domain/settlementWeek';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';

type Movement = MonthStatement['movements'][number];
type Kind = Movement['kind'];

/** One step of the journal, summed over the month; signed, what raises the debt is positive. */
interface StepRow {
  readonly step: string;
  readonly netCents: number;
  readonly commissionCents: number;
  readonly vatCents: number;
  readonly feeCents: number;
}

const MAX_MONTHS = 36;
const MAX_RUNS = 200;
/** The order in which a person reads them. */
const KINDS: readonly Kind[] = [
  'sales',
  'commission',
  'commission_vat',
  'fee',
  'refunds',
  'disputes',
  'commission_returned',
  'commission_vat_returned',
  'transfers',
  'reversals',
  'other',
];

/**
 * A month or a year of one producer, from the journal and nothing else: every entry that moved what is owed
 * is in exactly one line, so opening, movements and closing add up by construction.
 */
@Injectable()
export class MonthStatementsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Throws `statement-not-found` for an unknown producer and for times to come. */
  async read(producerId: string, month: string): Promise<MonthStatement> {
    const { fromOn, nextOn } = daysOf(month);
    const today = berlinDateOf(this.clock.now().toISOString());
    const name = await this.nameOf(producerId);
    if (name === null || fromOn > today) throw new Problem('statement-not-found');
    const period = [producerId, berlinMidnightOf(fromOn), berlinMidnightOf(nextOn)];
    const [opening, steps, closing, runs] = await Promise.all([
      this.standingAt(producerId, period[1] ?? ''),
      this.db.rows<StepRow>(STEPS, period),
      this.standingAt(producerId, period[2] ?? ''),
      this.db.rows<Omit<MonthStatement['runs'][number], 'approvedAt'> & { approvedAt: Date }>(
        RUNS,
        period,
      ),
    ]);
    const movements = movementsOf(steps);
    const openingCents = opening.openCents;
    const closingCents = sumCents([openingCents, ...movements.map((one) => one.cents)]);
    invariant(closingCents === closing.openCents, 'a period leads from its opening to its closing');
    return {
      producerId,
      producerName: name,
      month,
      fromOn,
      toOn: addDays(nextOn, -1),
      isRunning: nextOn > today,
      openingCents,
      movements,
      closingCents,
      reserveCents: closing.reserveCents,
      receivableCents: closing.receivableCents,
      runs: runs.map((run) => ({ ...run, approvedAt: run.approvedAt.toISOString() })),
    };
  }

  /** Months since the first entry, the newest first. */
  async of(producerId: string): Promise<string[]> {
    const row = await this.db.row<{ at: Date | null }>(
      `select min(e.booked_at) as at from ledger.posting p
         join ledger.journal_entry e on e.id = p.entry_id where p.account_code = $1`,
      [`L.due.${producerId}`],
    );
    if (row?.at == null) return [];
    const today = berlinDateOf(this.clock.now().toISOString());
    const months: string[] = [];
    let on = `${berlinDateOf(row.at.toISOString()).slice(0, 7)}-01`;
    for (; on <= today; on = nextMonthBegins(on)) months.push(on.slice(0, 7));
    return months.reverse().slice(0, MAX_MONTHS);
  }

  private async nameOf(producerId: string): Promise<string | null> {
    const row = await this.db.row<{ name: string }>(
      'select name from producers.producer where id = $1',
      [producerId],
    );
    return row?.name ?? null;
  }

  private async standingAt(producerId: string, before: string) {
    const row = await this.db.row<{
      openCents: number;
      reserveCents: number;
      receivableCents: number;
    }>(STANDING, [producerId, before]);
    invariant(row !== null, 'a sum is always one row');
    return row;
  }
}

/** `2026-11` or `2026`: its first day, and the first day after it. */
function daysOf(period: string): { readonly fromOn: string; readonly nextOn: string } {
  const isMonth = period.includes('-');
  const fromOn = isMonth ? `${period}-01` : `${period}-01-01`;
  return { fromOn, nextOn: isMonth ? nextMonthBegins(fromOn) : `${Number(period) + 1}-01-01` };
}

/** What an entry did besides commission and fee is the gross of its cause. */
function movementsOf(steps: readonly StepRow[]): Movement[] {
  const sums = new Map<Kind, number>();
  const add = (kind: Kind, cents: number) => sums.set(kind, (sums.get(kind) ?? 0) + cents);
  for (const { step, netCents, commissionCents, vatCents, feeCents } of steps) {
    const isSale = step === 'producer_fulfilled';
    add(kindOf(step), netCents - commissionCents - vatCents - feeCents);
    add(isSale ? 'commission' : 'commission_returned', commissionCents);
    add(isSale ? 'commission_vat' : 'commission_vat_returned', vatCents);
    add('fee', feeCents);
  }
  return KINDS.flatMap((kind) => {
    const cents = sums.get(kind) ?? 0;
    return cents === 0 ? [] : [{ kind, cents }];
  });
}

function kindOf(step: string): Kind {
  if (step === 'producer_fulfilled') return 'sales';
  if (step === 'transfer_created') return 'transfers';
  if (step === 'transfer_reversed') return 'reversals';
  if (step.startsWith('refund')) return 'refunds';
  return step.startsWith('dispute') ? 'disputes' : 'other';
}

const SIGNED = `case p.side when 'credit' then p.amount_cents else -p.amount_cents end`;
/** Everything between hand-over and transfer, and what the producer owes. */
const OPEN_CODES = `array['L.due.' || $1, 'L.inflight.' || $1, 'L.reserve.' || $1, 'A.recv.' || $1]`;

const STANDING = `
  select coalesce(sum(${SIGNED}), 0)::bigint as "openCents",
         coalesce(sum(${SIGNED}) filter (where p.account_code like 'L.reserve.%'), 0)::bigint
           as "reserveCents",
         coalesce(-sum(${SIGNED}) filter (where p.account_code like 'A.recv.%'), 0)::bigint
           as "receivableCents"
    from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
   where p.account_code = any (${OPEN_CODES}) and e.booked_at < $2`;

/** A fee that was passed on came off what was paid, before the hand-over. */
const STEPS = `
  with own as (
    select e.id, e.step, e.order_id, sum(${SIGNED}) as net
      from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
     where p.account_code = any (${OPEN_CODES}) and e.booked_at >= $2 and e.booked_at < $3
     group by e.id having sum(${SIGNED}) <> 0)
  select own.step, sum(own.net)::bigint as "netCents",
         sum(coalesce(besides.commission, 0))::bigint as "commissionCents",
         sum(coalesce(besides.vat, 0))::bigint as "vatCents",
         sum(coalesce(fee.cents, 0))::bigint as "feeCents"
    from own
    left join lateral (
      select -sum(${SIGNED}) filter (where p.account_code = 'I.commission') as commission,
             -sum(${SIGNED}) filter (where p.account_code = 'L.vat') as vat
        from ledger.posting p where p.entry_id = own.id and p.producer_id::text = $1) besides on true
    left join lateral (
      select sum(${SIGNED}) as cents
        from ledger.journal_entry f join ledger.posting p on p.entry_id = f.id
       where own.step = 'producer_fulfilled' and f.order_id = own.order_id
         and f.step = 'fee_passed_on' and p.account_code = 'L.unearned.' || $1) fee on true
   group by own.step order by own.step`;

const RUNS = `
  select r.id as "runId", r.number as "runNumber", r.approved_at as "approvedAt",
         count(distinct i.producer_order_id) as orders,
         coalesce(sum(i.transfer_cents) filter (where i.state = 'transferred'), 0)::bigint
           as "transferredCents"
    from settlement.run r join settlement.run_item i on i.run_id = r.id
   where i.producer_id::text = $1 and r.approved_at >= $2 and r.approved_at < $3
   group by r.id order by r.approved_at limit ${MAX_RUNS}`;
