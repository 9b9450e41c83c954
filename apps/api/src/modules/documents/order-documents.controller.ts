import { listOrderDocuments, readOrderDocument } from '@markthalle/contracts/documents';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { DocumentsQueries } from './documents.queries.ts';

/** A buyer’s papers, by the unguessable link of the order. */
@Controller()
export class OrderDocumentsController {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly documents: DocumentsQueries,
  ) {}

  @Handles(listOrderDocuments)
  async list(@Input() { orderToken }: ParsedInputOf<typeof listOrderDocuments>) {
    return { documents: await this.documents.ofOrder(await this.orderOf(orderToken)) };
  }

  @Handles(readOrderDocument)
  async read(@Input() { orderToken, documentId }: ParsedInputOf<typeof readOrderDocument>) {
    const orderId = await this.orderOf(orderToken);
    return this.documents.file({ orderId }, documentId, 'pdf');
  }

  private async orderOf(orderToken: string): Promise<string> {
    const order = await this.orders.findByToken(orderToken);
    if (order === null) throw new Problem('order-not-found');
    return order.orderId;
  }
}
