import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { listEntries, readLedger } from '@markthalle/contracts/office-ledger';
import { sumCents } from '@markthalle/domain/money';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Db } from '../../platform/db/db.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { Log } from '../../platform/log/log.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';

type Ledger = OutputOf<typeof readLedger>;
type Entries = OutputOf<typeof listEntries>;
type EntryRow = Omit<Entries['entries'][number], 'bookedAt'> & { readonly bookedAt: Date };

const PAGE_SIZE = 50;
const Position = z.tuple([z.iso.datetime(), z.uuid()]);

@Injectable()
export class LedgerQueries {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
    private readonly log: Log,
  ) {}

  /** All accounts, and beside them what Stripe says it holds. */
  async accounts(): Promise<Ledger> {
    const [balances, names, providerBalanceCents] = await Promise.all([
      this.ledger.balances(),
      this.db.rows<{ id: string; name: string }>('select id, name from producers.producer'),
      this.providerBalance(),
    ]);
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const accounts = balances.map(({ accountCode, producerId, debitCents, creditCents }) => ({
      accountCode,
      producerName: producerId === null ? null : (nameOf.get(producerId) ?? null),
      debitCents,
      creditCents,
      balanceCents: debitCents - creditCents,
    }));
    return {
      accounts,
      trialBalanceCents: sumCents(accounts.map((account) => account.balanceCents)),
      providerBalanceCents,
    };
  }

  /** One page of the journal, newest first. */
  async entries({ accountCode, cursor }: ParsedInputOf<typeof listEntries>): Promise<Entries> {
    const after = readCursor(cursor, Position);
    const rows = await this.db.rows<EntryRow>(ENTRIES, [
      accountCode ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
    ]);
    const page = rows.slice(0, PAGE_SIZE);
    const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
    return {
      entries: page.map((row) => ({ ...row, bookedAt: row.bookedAt.toISOString() })),
      nextCursor:
        last === undefined ? null : writeCursor(last.bookedAt.toISOString(), last.entryId),
    };
  }

  /** The ledger is shown also while Stripe does not answer; the contract says null then. */
  private async providerBalance(): Promise<number | null> {
    try {
      const { availableCents, pendingCents } = await this.payments.retrieveBalance();
      return availableCents + pendingCents;
    } catch (error) {
      this.log.fault('balance not readable', error);
      return null;
    }
  }
}

/** Instants are compared in whole milliseconds, as the cursor writes them. */
const ENTRIES = `
  select e.id as "entryId", e.booked_at as "bookedAt", e.step, e.memo, e.order_id as "orderId",
         o.number as "orderNumber",
         (select jsonb_agg(jsonb_build_object('accountCode', p.account_code, 'side', p.side,
                                              'amountCents', p.amount_cents) order by p.line)
            from ledger.posting p where p.entry_id = e.id) as postings
    from ledger.journal_entry e left join orders."order" o on o.id = e.order_id
   where ($1::text is null or exists (
           select from ledger.posting p where p.entry_id = e.id and p.account_code = $1))
     and ($2::timestamptz is null
          or (date_trunc('milliseconds', e.booked_at), e.id) < ($2::timestamptz, $3::uuid))
   order by date_trunc('milliseconds', e.booked_at) desc, e.id desc limit ${PAGE_SIZE + 1}`;
