import { Db } from '../src/platform/db/db.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { type ModulesUnderTest } from './modules-under-test.ts';
import { PaidOrders, type PartWish } from './paid-orders.ts';

interface Ways {
  readonly taxStatus?: string;
  readonly vatId?: string | null;
  readonly taxNumber?: string | null;
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

export interface PaperRow {
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
