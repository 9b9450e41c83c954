import { assertBalanced, type EntryDraft } from '@markthalle/domain/journalEntry';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

export interface Booking {
  /** What caused the entry, such as `charge`, `producer_order`, `run_item`. */
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly entry: EntryDraft;
  readonly orderId?: string | null;
  readonly chargeId?: string | null;
  /** The provider's balance transaction that this entry mirrors on `A.stripe`. */
  readonly balanceTransactionId?: string | null;
  readonly operationId?: string | null;
  readonly at: Date;
}

export interface AccountBalance {
  readonly accountCode: string;
  readonly producerId: string | null;
  readonly debitCents: number;
  readonly creditCents: number;
}

/** The double-entry journal: append-only, balanced, each cause booked once. */
@Injectable()
export class LedgerFacade {
  constructor(private readonly db: Db) {}

  /** Books an entry. Answers false, and books nothing, when this cause and step are booked already. */
  async book(tx: Tx, booking: Booking): Promise<boolean> {
    const { entry } = booking;
    assertBalanced(entry.postings);
    const entryId = newId();
    const written = await tx.execute(
      `insert into ledger.journal_entry (id, source_kind, source_id, step, memo, order_id, charge_id,
                                         balance_transaction_id, operation_id, booked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (source_kind, source_id, step) do nothing`,
      [
        entryId,
        booking.sourceKind,
        booking.sourceId,
        entry.step,
        entry.memo,
        booking.orderId ?? null,
        booking.chargeId ?? null,
        booking.balanceTransactionId ?? null,
        booking.operationId ?? null,
        booking.at,
      ],
    );
    if (written === 0) return false;
    const lines = [
      entry.postings.map((posting) => posting.accountCode),
      entry.postings.map((posting) => posting.side),
      entry.postings.map((posting) => posting.amountCents),
      entry.postings.map((posting) => posting.producerId ?? null),
    ];
    await tx.execute(
      `insert into ledger.account (code, producer_id)
       -- Only an account that carries a producer's id in its code is theirs; commission and VAT are everybody's.
       select code, (max(producer_id::text) filter (where code like '%.' || producer_id))::uuid
         from unnest($1::text[], $2::uuid[]) as line (code, producer_id)
        group by code order by code
       on conflict (code) do nothing`,
      [lines[0], lines[3]],
    );
    await tx.execute(
      `insert into ledger.posting (entry_id, line, account_code, side, amount_cents, producer_id)
       select $1, position, code, side, cents, producer_id
         from unnest($2::text[], $3::text[], $4::bigint[], $5::uuid[])
              with ordinality as line (code, side, cents, producer_id, position)`,
      [entryId, ...lines],
    );
    return true;
  }

  /** All accounts with their sums, by code. */
  balances(): Promise<AccountBalance[]> {
    return this.db.rows<AccountBalance>(
      `select code as "accountCode", producer_id as "producerId",
              debit_cents as "debitCents", credit_cents as "creditCents"
         from ledger.account order by code`,
    );
  }

  /**
   * What the cooperative owes by kind of liability (`unearned`, `due`, `inflight`, `reserve`,
   * `refund_payable`, `vat`, `pfand`), in cents. A claim on one party does not lessen another's.
   */
  async obligations(db: Statements = this.db): Promise<ReadonlyMap<string, number>> {
    const rows = await db.rows<{ kind: string; cents: number }>(
      `select split_part(code, '.', 2) as kind,
              sum(greatest(credit_cents - debit_cents, 0))::bigint as cents
         from ledger.account where code like 'L.%' group by 1`,
    );
    return new Map(rows.map(({ kind, cents }) => [kind, cents]));
  }

  /** Which of these movements at Stripe have an entry. */
  async bookedMovements(ids: readonly string[], db: Statements = this.db): Promise<Set<string>> {
    const rows = await db.rows<{ id: string }>(
      `select balance_transaction_id as id from ledger.journal_entry
        where balance_transaction_id = any ($1)`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What the cooperative owes a producer, by stage (credit minus debit, in cents). */
  async liabilitiesTo(
    producerId: string,
  ): Promise<{ unearnedCents: number; dueCents: number; inflightCents: number }> {
    const rows = await this.db.rows<{ code: string; cents: number }>(
      `select code, credit_cents - debit_cents as cents from ledger.account
        where code = any ($1::text[])`,
      [['unearned', 'due', 'inflight'].map((stage) => `L.${stage}.${producerId}`)],
    );
    const of = (stage: string) =>
      rows.find((row) => row.code === `L.${stage}.${producerId}`)?.cents ?? 0;
    return {
      unearnedCents: of('unearned'),
      dueCents: of('due'),
      inflightCents: of('inflight'),
    };
  }

  /**
   * Holds accounts as they are until the transaction ends, in the order in which entries lock them,
   * so that what is read of them next is what will be booked against.
   */
  async lockAccounts(tx: Tx, codes: readonly string[]): Promise<void> {
    await tx.row('select ledger.lock_accounts($1)', [codes]);
  }

  /** Credit minus debit of one account, in cents; 0 for an account that was never used. */
  async creditOf(code: string, db: Statements = this.db): Promise<number> {
    const row = await db.row<{ cents: number }>(
      'select credit_cents - debit_cents as cents from ledger.account where code = $1',
      [code],
    );
    return row?.cents ?? 0;
  }

  /** Credit minus debit that one order's entries left on an account, in cents. */
  async creditOfOrder(code: string, orderId: string, db: Statements = this.db): Promise<number> {
    const row = await db.row<{ cents: number }>(
      `select coalesce(sum(case p.side when 'credit' then p.amount_cents
                                       else -p.amount_cents end), 0)::bigint as cents
         from ledger.journal_entry e join ledger.posting p on p.entry_id = e.id
        where e.order_id = $1 and p.account_code = $2`,
      [orderId, code],
    );
    return row?.cents ?? 0;
  }
}
