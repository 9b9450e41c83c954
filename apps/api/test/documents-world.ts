import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { type ModulesUnderTest } from './modules-under-test.ts';
import { type MadeOrder, PaidOrders, type PartWish } from './paid-orders.ts';

interface Ways {
  readonly taxStatus?: string;
  readonly vatId?: string | null;
  readonly taxNumber?: string | null;
}

interface RefundWish {
  readonly goodsCents?: number;
  readonly depositCents?: number;
  readonly deliveryCents?: number;
  readonly cooperativeDeliveryCents?: number;
  readonly bearer?: string;
  readonly state?: string;
}

/** Producers with tax numbers whose orders are paid and handed over through the portal's routes. */
export class DocumentsWorld {
  readonly db: Db;
  readonly orders: PaidOrders;
  private readonly tokens = new Map<string, string>();
  private readonly market: ModulesUnderTest;

  constructor(market: ModulesUnderTest) {
    this.market = market;
    this.db = market.app.get(Db);
    this.orders = new PaidOrders(market.app);
  }

  async producer(name: string, { taxStatus = 'standard', vatId, taxNumber }: Ways = {}) {
    const id = await this.orders.producer(name, `acct_${name}`);
    this.tokens.set(id, await this.orders.person({ producerId: id }));
    await this.setTaxIds(id, '2020-01-01', {
      taxStatus,
      vatId: vatId === undefined ? 'DE999000001' : vatId,
      taxNumber: taxNumber === undefined ? null : taxNumber,
    });
    return id;
  }

  async setTaxIds(producerId: string, validFrom: string, ways: Ways): Promise<void> {
    await this.db.execute(
      `insert into producers.tax_status (producer_id, valid_from, tax_status, vat_id, tax_number)
       values ($1, $2, $3, $4, $5)`,
      [producerId, validFrom, ways.taxStatus, ways.vatId, ways.taxNumber],
    );
  }

  tokenOf(producerId: string): string {
    return this.tokens.get(producerId) ?? '';
  }

  /** Takes a part through its steps; the papers are issued by the queue. */
  async handOver(producerId: string, producerOrderId: string | undefined): Promise<void> {
    for (const step of ['confirmation', 'readiness', 'hand-over']) {
      const answer = await this.market.app
        .getHttpAdapter()
        .getInstance()
        .inject({
          method: 'POST',
          url: `/portal/orders/${producerOrderId}/${step}`,
          headers: { authorization: `Bearer ${this.tokenOf(producerId)}` },
        });
      if (answer.statusCode !== 200) throw new Error(`${step}: ${answer.body}`);
    }
  }

  drain(): Promise<void> {
    return this.market.app.get(Worker).drain();
  }

  /** Pays and hands over one order with these parts; answers the parts' ids by producer. */
  async handedOver(wishes: readonly PartWish[]) {
    const order = await this.orders.paid(wishes);
    for (const { producerId } of wishes) {
      await this.handOver(producerId, order.parts.get(producerId));
    }
    await this.drain();
    return order;
  }

  /** An approved refund of one part, whose only line is its only position. */
  async refund(order: MadeOrder, producerId: string, wish: RefundWish): Promise<string> {
    const [refundId, partId] = [newId(), newId()];
    const { goodsCents = 0, depositCents = 0, deliveryCents = 0 } = wish;
    const { cooperativeDeliveryCents = 0, bearer = 'producer', state = 'approved' } = wish;
    const totalCents = goodsCents + depositCents + deliveryCents + cooperativeDeliveryCents;
    const now = this.market.clock.now();
    await this.db.execute(
      `insert into refunds.refund (id, order_id, order_number, charge_id, cause, bearer, reason, state,
         amount_cents, kind, requested_at, approved_at, updated_at)
       values ($1, $2, $3, $4, 'defect', $5, 'kaputt', $6, $7, 'parts', $8, $8, $8)`,
      [
        refundId,
        order.orderId,
        order.number,
        `ch_${order.orderId}`,
        bearer,
        state,
        totalCents,
        now,
      ],
    );
    await this.db.execute(
      `insert into refunds.refund_part (id, refund_id, producer_order_id, producer_id, bearer,
         goods_cents, deposit_cents, delivery_cents, cooperative_delivery_cents)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        partId,
        refundId,
        order.parts.get(producerId),
        producerId,
        bearer,
        goodsCents,
        depositCents,
        deliveryCents,
        cooperativeDeliveryCents,
      ],
    );
    await this.db.execute(
      `insert into refunds.refund_line (part_id, line_id, quantity, deposit_quantity, goods_cents,
         deposit_cents)
       select $1, id, 1, 1, $3, $4 from orders.order_line where producer_order_id = $2`,
      [partId, order.parts.get(producerId), goodsCents, depositCents],
    );
    return refundId;
  }

  /** Papers of an issuer by number. */
  papers(issuer: string, kind?: string) {
    return this.db.rows<PaperRow>(
      `select d.id, d.kind, d.number, d.sequence, d.net_cents as "netCents",
              d.vat_cents as "vatCents", d.gross_cents as "grossCents", d.content,
              d.corrects_document_id as "correctsDocumentId", d.deletable_from as "deletableFrom",
              (select f.bytes from documents.file f
                where f.document_id = d.id and f.format = 'pdf') as pdf
         from documents.document d where d.issuer = $1 and d.kind = coalesce($2, d.kind)
        order by d.kind, d.sequence`,
      [issuer, kind ?? null],
    );
  }
}

interface PaperRow {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly sequence: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly content: Record<string, unknown>;
  readonly correctsDocumentId: string | null;
  readonly deletableFrom: string;
  readonly pdf: Buffer;
}
