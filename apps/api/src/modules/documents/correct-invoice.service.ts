import type { Deduction, InvoiceContent } from '@markthalle/documents/invoice-content';
import { berlinDateOf } from '@markthalle/domain/dates';
import { correctionTable } from '@markthalle/domain/invoice';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { ArchiveStore } from './archive.store.ts';
import { afterDeductions, deliveryDeduction, producerDeduction } from './deductions.ts';
import { drawInvoice } from './draw-papers.ts';
import {
  type CoveredIssuer,
  type RefundedPart,
  RefundFactsQueries,
} from './refund-facts.queries.ts';

interface Original {
  readonly id: string;
  readonly issuer: string;
  readonly producerId: string | null;
  readonly producerOrderId: string | null;
  readonly orderId: string;
  readonly number: string;
  readonly content: InvoiceContent;
  /** As the newest correction says, else the invoice itself. */
  readonly groupsLeft: InvoiceContent['groupsAfter'];
}

/**
 * Corrects invoices after refunds (LAW-INV-7): one correction per refund and issuer, pointing to
 * the original. A refund before the hand-over stands on the invoice itself.
 */
@Injectable()
export class CorrectInvoiceService {
  constructor(
    private readonly db: Db,
    private readonly refunds: RefundFactsQueries,
    private readonly archive: ArchiveStore,
    private readonly clock: Clock,
  ) {}

  /** Corrects what the refund's order still lacks; a repeated call finds it done. */
  async correct(refundId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const orderId = await this.refunds.orderOf(tx, refundId);
      if (orderId === null) return;
      await this.archive.lockSubject(tx, orderId);
      for (const issuer of ['producer', 'cooperative'] as const) {
        for (const part of await this.refunds.uncovered(tx, orderId, issuer)) {
          await this.correctPart(tx, orderId, part, issuer);
        }
      }
    });
  }

  private async correctPart(
    tx: Tx,
    orderId: string,
    part: RefundedPart,
    issuer: CoveredIssuer,
  ): Promise<void> {
    const original =
      issuer === 'producer'
        ? await this.originalOf(tx, 'invoice', 'producer_order_id', part.producerOrderId)
        : await this.originalOf(tx, 'delivery_invoice', 'order_id', orderId);
    // Without an invoice yet there is nothing to correct: it will state what is left.
    if (original === null) return;
    const deduction = issuer === 'producer' ? producerDeduction(part) : deliveryDeduction(part);
    const at = this.clock.now();
    const content = correctionOf(original, deduction, berlinDateOf(at.toISOString()));
    const { netCents, vatCents, grossCents } = content.table;
    const { documentId } = await this.archive.issue(
      tx,
      {
        kind: issuer === 'producer' ? 'invoice_correction' : 'delivery_correction',
        issuer: original.issuer,
        producerId: original.producerId ?? undefined,
        producerOrderId: original.producerOrderId ?? undefined,
        orderId,
        refundId: part.refundId,
        correctsDocumentId: original.id,
        netCents: -netCents,
        vatCents: -vatCents,
        grossCents: -grossCents,
        content,
        at,
      },
      (number) => drawInvoice(content, number, at),
    );
    await this.archive.coverRefund(tx, {
      refundId: part.refundId,
      producerOrderId: part.producerOrderId,
      issuer,
      documentId,
    });
  }

  private originalOf(
    tx: Tx,
    kind: 'invoice' | 'delivery_invoice',
    subject: 'producer_order_id' | 'order_id',
    id: string,
  ): Promise<Original | null> {
    return tx.row<Original>(
      `select d.id, d.issuer, d.producer_id as "producerId",
              d.producer_order_id as "producerOrderId", d.order_id as "orderId", d.number, d.content,
              (select newest.content -> 'groupsAfter' from documents.document newest
                where newest.id = d.id or newest.corrects_document_id = d.id
                order by newest.issued_at desc, newest.id desc limit 1) as "groupsLeft"
         from documents.document d where d.kind = $1 and d.${subject} = $2`,
      [kind, id],
    );
  }
}

function correctionOf(
  { content, number, groupsLeft }: Original,
  deduction: Deduction,
  issuedOn: string,
): InvoiceContent {
  const groupsAfter = afterDeductions(groupsLeft, [deduction]);
  return {
    ...content,
    issuedOn,
    lines: [],
    delivery: null,
    deductions: [deduction],
    table: correctionTable(groupsLeft, groupsAfter),
    groupsAfter,
    correction: { number, issuedOn: content.issuedOn },
  };
}
