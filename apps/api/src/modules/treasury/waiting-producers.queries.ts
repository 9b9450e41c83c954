import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

export interface WaitingProducer {
  readonly producerId: string;
  readonly name: string;
  /** Of the account in use; `none` before the first onboarding. */
  readonly state: string;
  readonly dueCents: number;
  /** Since when something was due without a break. */
  readonly waitingSince: Date;
  /** Stages of reminders that were sent in this time of waiting. */
  readonly reminded: readonly number[];
}

const MAX_WAITING = 1_000;

/**
 * Producers to whom something is due and whose account cannot receive it. The wait begins with the
 * first amount that became due after the balance was last 0.
 */
const WAITING = `
  with waiting as (
    select m.id, m.name, coalesce(a.state, 'none') as state, l.code,
           l.credit_cents - l.debit_cents as cents
      from producers.producer m
      join ledger.account l on l.code = 'L.due.' || m.id and l.credit_cents > l.debit_cents
      left join producers.stripe_account a on a.producer_id = m.id and a.replaced_at is null
     where a.state is distinct from 'payable'
  ), lines as (
    select w.id, e.booked_at, e.id as entry_id,
           sum(case p.side when 'credit' then p.amount_cents else -p.amount_cents end)
             over (partition by w.id order by e.booked_at, e.id, p.line) as standing
      from waiting w join ledger.posting p on p.account_code = w.code
      join ledger.journal_entry e on e.id = p.entry_id
  ), since as (
    select l.id, min(l.booked_at) as since from lines l
     where (l.booked_at, l.entry_id) > coalesce(
       (select (z.booked_at, z.entry_id) from lines z where z.id = l.id and z.standing <= 0
         order by z.booked_at desc, z.entry_id desc limit 1),
       ('-infinity'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid))
     group by l.id
  )
  select w.id as "producerId", w.name, w.state, w.cents as "dueCents", s.since as "waitingSince",
         coalesce((select jsonb_agg(r.stage_days order by r.stage_days)
                     from treasury.account_reminder r
                    where r.producer_id = w.id and r.waiting_since = s.since), '[]') as reminded
    from waiting w join since s on s.id = w.id order by s.since, w.id limit ${MAX_WAITING}`;

/** Whose dues wait for an account; a read across schemas that changes nothing. */
@Injectable()
export class WaitingProducersQueries {
  constructor(private readonly db: Db) {}

  all(): Promise<WaitingProducer[]> {
    return this.db.rows<WaitingProducer>(WAITING);
  }
}
