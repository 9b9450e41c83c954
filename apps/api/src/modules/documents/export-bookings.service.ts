import type { StoredFile } from '@markthalle/contracts/documents';
import type { ExportedEntry } from '@markthalle/documents/datev-batch';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { assertUsable, inPeriod, madeFile, type Period } from './export-period.ts';

/** An entry has two lines at least, so more of them can never fit into one batch. */
const MAX_ENTRIES = 99_999;

/** How the tax adviser's office numbers itself and us. */
const Numbers = z.object({
  adviserNumber: z.int().min(1_001).max(9_999_999),
  clientNumber: z.int().min(1).max(99_999),
});

/** The ledger of a period for the tax adviser (LAW-INV-9, LAW-GOBD-4). */
@Injectable()
export class ExportBookingsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Throws `period-not-usable` and `export-too-large`. */
  async export(wish: Period & { readonly chart: 'skr03' | 'skr04' }): Promise<StoredFile> {
    assertUsable(wish);
    const { fromOn, toOn, chart } = wish;
    const [entries, setting] = await Promise.all([
      this.db.rows<ExportedEntry>(ENTRIES, [fromOn, toOn, MAX_ENTRIES + 1]),
      this.db.row<{ value: unknown }>(
        `select value from platform.setting where key = 'documents.datev'`,
      ),
    ]);
    if (entries.length > MAX_ENTRIES) throw new Problem('export-too-large');
    const numbers = Numbers.parse(setting?.value);
    const { BatchTooLargeError, datevBatch } = await import('@markthalle/documents/datev-batch');
    try {
      const head = { ...numbers, fromOn, toOn, chart, madeAt: this.clock.now() };
      const name = `EXTF_Buchungsstapel_${fromOn}_${toOn}_${chart}.csv`;
      return madeFile(name, 'text/csv; charset=windows-1252', datevBatch(entries, head));
    } catch (error) {
      if (error instanceof BatchTooLargeError) throw new Problem('export-too-large');
      throw error;
    }
  }
}

const ENTRIES = `
  select e.id as "entryId", (e.booked_at at time zone 'Europe/Berlin')::date as "bookedOn",
         e.memo as text, coalesce(o.number, d.number, e.source_id) as reference,
         (select jsonb_agg(jsonb_build_object('accountCode', p.account_code, 'side', p.side,
            'amountCents', p.amount_cents, 'producerId', p.producer_id) order by p.line)
            from ledger.posting p where p.entry_id = e.id) as postings
    from ledger.journal_entry e
    left join orders."order" o on o.id = e.order_id
    left join documents.document d
      on e.source_kind = 'commission_document' and d.id::text = e.source_id
   where ${inPeriod('e.booked_at')}
   order by e.booked_at, e.id limit $3`;
