import type { CommissionContent, CommissionLine } from '@markthalle/documents/commission-content';
import type { Party } from '@markthalle/documents/invoice-content';
import {
  type CommissionCategory,
  type CommissionTotals,
  commissionCorrection,
  commissionTotals,
} from '@markthalle/domain/commissionInvoice';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { postCommissionVatDifference } from '@markthalle/domain/documentPostings';
import { invariant } from '@markthalle/domain/invariant';
import { sumCents } from '@markthalle/domain/money';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { ArchiveStore, COOPERATIVE } from './archive.store.ts';
import { CooperativeData } from './cooperative-data.ts';
import { drawCommission } from './draw-papers.ts';
import { feeLines, feesByInvoice, negated, withheld } from './fee-groups.ts';
import { type FeeRow, FeesQueries } from './fees.queries.ts';
import { ProducerParty } from './producer-party.ts';

const MAX_PRODUCERS_PER_SWEEP = 2_000;
const MAX_MONTHS_PER_PRODUCER = 36;

interface Month {
  readonly producerId: string;
  readonly producer: Party;
  readonly cooperative: Party;
  /** First day. */
  readonly month: string;
  readonly at: Date;
}

interface Paper {
  readonly fees: readonly FeeRow[];
  readonly totals: CommissionTotals;
  readonly leftAfter: readonly CommissionCategory[];
  readonly original: OriginalInvoice | null;
}

interface OriginalInvoice {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly leftAfter: readonly CommissionCategory[];
}

/**
 * Bills each producer the commission of a month, on the first of the next one or as soon after
 * as the sweep runs. Every commission posting is on exactly one paper (LAW-INV-8, V30 to V35).
 */
@Injectable()
export class BillCommissionService {
  constructor(
    private readonly db: Db,
    private readonly fees: FeesQueries,
    private readonly producers: ProducerParty,
    private readonly ledger: LedgerFacade,
    private readonly archive: ArchiveStore,
    private readonly cooperative: CooperativeData,
    private readonly clock: Clock,
  ) {}

  /** Producers with a month that is over and not on paper. */
  producersToBill(tx: Tx): Promise<string[]> {
    const today = berlinDateOf(this.clock.now().toISOString());
    return this.fees.producersToBill(tx, today, MAX_PRODUCERS_PER_SWEEP);
  }

  /** Bills all months of a producer that are over, the oldest first. */
  async bill(producerId: string): Promise<void> {
    const today = berlinDateOf(this.clock.now().toISOString());
    const currentMonth = `${today.slice(0, 7)}-01`;
    let month = await this.fees.firstMonth(this.db, producerId);
    for (let count = 0; count < MAX_MONTHS_PER_PRODUCER; count += 1) {
      if (month === null || month >= currentMonth) break;
      await this.billMonth(producerId, month);
      month = nextMonth(month);
    }
  }

  private billMonth(producerId: string, month: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.archive.lockSubject(tx, producerId);
      const fees = await this.fees.until(tx, producerId, month);
      const { own, corrections } = feesByInvoice(fees);
      const head = await this.headOf(tx, producerId, month);
      const totals = commissionTotals(withheld(own));
      if (totals.netCents !== 0) {
        const paper = { fees: own, totals, leftAfter: totals.categories, original: null };
        await this.write(tx, head, paper);
      }
      for (const [invoiceId, given] of corrections) {
        await this.write(tx, head, await this.correctionOf(tx, invoiceId, given));
      }
    });
  }

  private async correctionOf(tx: Tx, invoiceId: string, given: readonly FeeRow[]): Promise<Paper> {
    const original = await this.originalOf(tx, invoiceId);
    const fees = negated(given);
    const totals = commissionCorrection(original.leftAfter, withheld(fees));
    const leftAfter = original.leftAfter.map((category) => {
      const taken = totals.categories.find((one) => one.vatRateBps === category.vatRateBps);
      return {
        vatRateBps: category.vatRateBps,
        netCents: category.netCents - (taken?.netCents ?? 0),
        vatCents: category.vatCents - (taken?.vatCents ?? 0),
      };
    });
    return { fees, totals, leftAfter, original };
  }

  private async write(tx: Tx, head: Month, paper: Paper): Promise<void> {
    const { producerId, month, at } = head;
    const content = contentOf(head, paper);
    const sign = paper.original === null ? 1 : -1;
    const { documentId } = await this.archive.issue(
      tx,
      {
        kind: paper.original === null ? 'commission_invoice' : 'commission_correction',
        issuer: COOPERATIVE,
        producerId,
        month,
        correctsDocumentId: paper.original?.id,
        netCents: sign * paper.totals.netCents,
        vatCents: sign * paper.totals.vatCents,
        grossCents: sign * paper.totals.grossCents,
        content,
        at,
      },
      (number) => drawCommission(content, number, at),
    );
    await tx.execute(
      `insert into documents.commission_cover (entry_id, producer_id, document_id)
       select entry, $2, $3 from unnest($1::uuid[]) as entry`,
      [paper.fees.map((fee) => fee.entryId), producerId, documentId],
    );
    const { differenceCents } = paper.totals;
    if (differenceCents === 0) return;
    await this.ledger.book(tx, {
      sourceKind: 'commission_document',
      sourceId: documentId,
      entry: postCommissionVatDifference({ producerId, differenceCents }),
      at,
    });
  }

  private async headOf(tx: Tx, producerId: string, month: string): Promise<Month> {
    const at = this.clock.now();
    const producer = await this.producers.read(tx, producerId, at);
    return { producerId, producer, cooperative: await this.cooperative.read(tx), month, at };
  }

  /** What is left of an invoice: as its newest correction says, else the invoice itself. */
  private async originalOf(tx: Tx, invoiceId: string): Promise<OriginalInvoice> {
    const row = await tx.row<OriginalInvoice>(
      `select d.id, d.number, d.content ->> 'issuedOn' as "issuedOn",
              (select newest.content -> 'leftAfter' from documents.document newest
                where newest.id = d.id or newest.corrects_document_id = d.id
                order by newest.issued_at desc, newest.id desc limit 1) as "leftAfter"
         from documents.document d where d.id = $1`,
      [invoiceId],
    );
    invariant(row !== null, 'a covered entry names its invoice');
    return row;
  }
}

function contentOf(head: Month, paper: Paper): CommissionContent {
  const { fees, totals, leftAfter, original } = paper;
  return {
    cooperative: head.cooperative,
    producer: head.producer,
    issuedOn: berlinDateOf(head.at.toISOString()),
    month: head.month,
    monthEndsOn: addDays(nextMonth(head.month), -1),
    lines: linesOf(fees),
    details: fees.map(({ orderNumber, bookedOn, netCents, vatCents }) => ({
      orderNumber,
      bookedOn,
      netCents,
      vatCents,
    })),
    totals,
    leftAfter,
    correction: original && { number: original.number, issuedOn: original.issuedOn },
  };
}

function linesOf(fees: readonly FeeRow[]): CommissionLine[] {
  return feeLines(fees).map(({ commissionRateBps, vatRateBps, fees: own }) => ({
    commissionRateBps,
    vatRateBps,
    orders: new Set(own.map((fee) => fee.orderId)).size,
    netCents: sumCents(own.map((fee) => fee.netCents)),
  }));
}

/** The first day of the month after the one that begins on `month`. */
const nextMonth = (month: string): string => `${addDays(month, 31).slice(0, 7)}-01`;
