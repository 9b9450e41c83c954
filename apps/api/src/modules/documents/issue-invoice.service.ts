import type { Deduction, InvoiceContent } from '@markthalle/documents/invoice-content';
import { berlinDateOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import {
  type InvoiceGroup,
  invoiceGroups,
  invoiceTaxNoteOf,
  vatTable,
} from '@markthalle/domain/invoice';
import { sumCents } from '@markthalle/domain/money';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { ArchiveStore, COOPERATIVE } from './archive.store.ts';
import { CooperativeData } from './cooperative-data.ts';
import { afterDeductions, deliveryDeduction, producerDeduction } from './deductions.ts';
import { drawInvoice } from './draw-papers.ts';
import { buyerParty, invoiceLines, recordedProducer } from './invoice-facts.ts';
import { type OrderFacts, OrderFactsQueries, type PartFacts } from './order-facts.queries.ts';
import {
  type CoveredIssuer,
  type RefundedPart,
  RefundFactsQueries,
} from './refund-facts.queries.ts';

interface Writing {
  readonly at: Date;
  /** Missing for the cooperative's own delivery. */
  readonly part?: PartFacts;
  /** Refunds before the invoice; it states them. */
  readonly refunded: readonly RefundedPart[];
}

/**
 * Issues the buyer's papers when goods are handed over: the producer's invoice in the producer's
 * name, and once per order the cooperative's own invoice for the deliveries that it carries.
 */
@Injectable()
export class IssueInvoiceService {
  constructor(
    private readonly db: Db,
    private readonly facts: OrderFactsQueries,
    private readonly refunds: RefundFactsQueries,
    private readonly archive: ArchiveStore,
    private readonly cooperative: CooperativeData,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /** Issues what is missing for this part; a repeated call finds it done. */
  async issue(producerOrderId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const orderId = await this.facts.orderOfPart(tx, producerOrderId);
      if (orderId === null) return;
      await this.archive.lockSubject(tx, orderId);
      const order = await this.facts.read(tx, orderId);
      const part = order?.parts.find((candidate) => candidate.producerOrderId === producerOrderId);
      if (order == null || part === undefined || part.handedOverAt === null) return;
      await this.issueGoods(tx, order, part, part.handedOverAt);
      if (part.deliveryBy === 'cooperative') await this.issueDelivery(tx, order, part.handedOverAt);
    });
  }

  private async issueGoods(
    tx: Tx,
    order: OrderFacts,
    part: PartFacts,
    handedOverAt: string,
  ): Promise<void> {
    if (await this.exists(tx, 'invoice', part.producerOrderId)) return;
    const at = this.clock.now();
    const issuedOn = berlinDateOf(at.toISOString());
    const taxIds = await this.taxIdsOf(tx, part, issuedOn);
    if (taxIds === null) return;
    const cooperative = await this.cooperative.read(tx);
    const lines = invoiceLines(part, order.language);
    const ownDeliveryCents = part.deliveryBy === 'producer' ? part.deliveryCents : 0;
    const refunded = (await this.refunds.uncovered(tx, order.orderId, 'producer')).filter(
      (one) => one.producerOrderId === part.producerOrderId,
    );
    const deductions = refunded.map(producerDeduction);
    const sums = sumsOf(invoiceGroups(lines, ownDeliveryCents), deductions);
    if (sums.table.grossCents === 0) return;
    const content: InvoiceContent = {
      type: 'goods',
      language: order.language,
      issuedBy: cooperative.name,
      seller: recordedProducer(part.seller, taxIds),
      buyer: buyerParty(order),
      orderNumber: part.number,
      orderedOn: berlinDateOf(order.placedAt.toISOString()),
      issuedOn,
      suppliedOn: berlinDateOf(new Date(handedOverAt).toISOString()),
      taxNote: invoiceTaxNoteOf(part.taxStatus),
      lines,
      delivery:
        part.deliveryBy === 'producer'
          ? { label: part.wayLabel[order.language], cents: ownDeliveryCents }
          : null,
      deductions,
      ...sums,
      correction: null,
    };
    await this.write(tx, order, content, { at, part, refunded });
  }

  private async issueDelivery(tx: Tx, order: OrderFacts, handedOverAt: string): Promise<void> {
    if (await this.exists(tx, 'delivery_invoice', order.orderId)) return;
    const carried = order.parts.filter((part) => part.deliveryBy === 'cooperative');
    const cents = sumCents(carried.map((part) => part.deliveryCents));
    if (cents === 0) return;
    const at = this.clock.now();
    const rateBps = order.deliveryVatRateBps;
    const groups: InvoiceGroup[] = [
      { rateBps, goodsCents: 0, depositCents: 0, deliveryCents: cents },
    ];
    const refunded = await this.refunds.uncovered(tx, order.orderId, 'cooperative');
    const deductions = refunded.map(deliveryDeduction);
    const sums = sumsOf(groups, deductions);
    if (sums.table.grossCents === 0) return;
    const content: InvoiceContent = {
      type: 'delivery',
      language: order.language,
      issuedBy: null,
      seller: await this.cooperative.read(tx),
      buyer: buyerParty(order),
      orderNumber: order.number,
      orderedOn: berlinDateOf(order.placedAt.toISOString()),
      issuedOn: berlinDateOf(at.toISOString()),
      suppliedOn: berlinDateOf(new Date(handedOverAt).toISOString()),
      // While the cooperative itself is a small business its deliveries bear no VAT (V35).
      taxNote: rateBps === 0 ? 'small_business' : 'none',
      lines: [],
      delivery: {
        label: [...new Set(carried.map((part) => part.wayLabel[order.language]))].join(', '),
        cents,
      },
      deductions,
      ...sums,
      correction: null,
    };
    await this.write(tx, order, content, { at, refunded });
  }

  private async write(
    tx: Tx,
    { orderId }: OrderFacts,
    content: InvoiceContent,
    { at, part, refunded }: Writing,
  ): Promise<void> {
    const { netCents, vatCents, grossCents } = content.table;
    const { documentId } = await this.archive.issue(
      tx,
      {
        kind: part === undefined ? 'delivery_invoice' : 'invoice',
        issuer: part?.producerId ?? COOPERATIVE,
        producerId: part?.producerId,
        producerOrderId: part?.producerOrderId,
        orderId,
        netCents,
        vatCents,
        grossCents,
        content,
        at,
      },
      (number) => drawInvoice(content, number, at),
    );
    const issuer: CoveredIssuer = part === undefined ? 'cooperative' : 'producer';
    for (const { refundId, producerOrderId } of refunded) {
      await this.archive.coverRefund(tx, { refundId, producerOrderId, issuer, documentId });
    }
  }

  /** Without a tax number no invoice is right (§ 14(4) no. 2 UStG): a person must add it. */
  private async taxIdsOf(tx: Tx, { seller, producerId }: PartFacts, on: string) {
    const kind = 'invoice-tax-number-missing';
    const today = await this.facts.taxIdsToday(tx, producerId, on);
    const taxIds = {
      vatId: seller.vatId ?? today?.vatId ?? null,
      taxNumber: seller.taxNumber ?? today?.taxNumber ?? null,
    };
    if (taxIds.vatId !== null || taxIds.taxNumber !== null) {
      await this.incidents.settle(tx, kind, producerId);
      return taxIds;
    }
    await this.incidents.open(tx, {
      kind,
      subject: producerId,
      title: `${seller.producerName}: Ohne Steuernummer oder USt-IdNr. kann keine Rechnung ausgestellt werden.`,
    });
    return null;
  }

  private async exists(tx: Tx, kind: 'invoice' | 'delivery_invoice', id: string) {
    const subject = kind === 'invoice' ? 'producer_order_id' : 'order_id';
    const row = await tx.row<{ found: boolean }>(
      `select exists (select from documents.document where kind = $1 and ${subject} = $2) as found`,
      [kind, id],
    );
    invariant(row !== null, 'exists answers one row');
    return row.found;
  }
}

/** What an invoice states: what is left after the refunds before it. */
function sumsOf(groups: readonly InvoiceGroup[], deductions: readonly Deduction[]) {
  const groupsAfter = afterDeductions(groups, deductions);
  return { table: vatTable(groupsAfter), groupsAfter };
}
