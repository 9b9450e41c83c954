import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { listEntries } from '@markthalle/contracts/office-ledger';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Db } from '../../platform/db/db.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';

type Entries = OutputOf<typeof listEntries>;
export type EntryView = Entries['entries'][number];
type EntryRow = Omit<EntryView, 'bookedAt'> & { readonly bookedAt: Date };

const PAGE_SIZE = 50;
const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** An entry with its postings; a `where` on `e` follows. */
const ENTRY = `
  select e.id as "entryId", e.booked_at as "bookedAt", e.step, e.memo, e.order_id as "orderId",
         o.number as "orderNumber",
         (select jsonb_agg(jsonb_build_object('accountCode', p.account_code, 'side', p.side,
                                              'amountCents', p.amount_cents) order by p.line)
            from ledger.posting p where p.entry_id = e.id) as postings
    from ledger.journal_entry e left join orders."order" o on o.id = e.order_id`;

/** Instants are compared in whole milliseconds, as the cursor writes them; days begin in Germany. */
const LIST = `${ENTRY}
   where ($1::text is null or exists (
           select from ledger.posting p where p.entry_id = e.id and p.account_code = $1))
     and ($2::uuid is null or exists (
           select from ledger.posting p where p.entry_id = e.id and p.producer_id = $2))
     and ($3::text is null or o.number = $3)
     and ($4::text is null or e.step = $4)
     and ($5::date is null or e.booked_at >= $5::date::timestamp at time zone 'Europe/Berlin')
     and ($6::date is null
          or e.booked_at < ($6::date + 1)::timestamp at time zone 'Europe/Berlin')
     and ($7::timestamptz is null
          or (date_trunc('milliseconds', e.booked_at), e.id) < ($7::timestamptz, $8::uuid))
   order by date_trunc('milliseconds', e.booked_at) desc, e.id desc limit ${PAGE_SIZE + 1}`;

/** The journal, filtered and page by page. */
@Injectable()
export class EntriesQueries {
  constructor(private readonly db: Db) {}

  /** One page, newest first. */
  async list(input: ParsedInputOf<typeof listEntries>): Promise<Entries> {
    const after = readCursor(input.cursor, Position);
    const [rows, steps] = await Promise.all([
      this.db.rows<EntryRow>(LIST, [
        input.accountCode ?? null,
        input.producerId ?? null,
        input.orderNumber ?? null,
        input.step ?? null,
        input.from ?? null,
        input.until ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
      ]),
      this.db.rows<{ step: string }>(
        'select distinct step from ledger.journal_entry order by step',
      ),
    ]);
    const entries = rows.slice(0, PAGE_SIZE).map(toView);
    const last = rows.length > PAGE_SIZE ? entries.at(-1) : undefined;
    return {
      entries,
      steps: steps.map(({ step }) => step),
      nextCursor: last === undefined ? null : writeCursor(last.bookedAt, last.entryId),
    };
  }

  /** Entries that a condition on `e` names, newest first, as many as one page shows. */
  async where(condition: string, params: readonly unknown[]): Promise<EntryView[]> {
    const rows = await this.db.rows<EntryRow>(
      `${ENTRY} where ${condition} order by e.booked_at desc, e.id desc limit ${PAGE_SIZE}`,
      params,
    );
    return rows.map(toView);
  }
}

const toView = (row: EntryRow): EntryView => ({ ...row, bookedAt: row.bookedAt.toISOString() });
