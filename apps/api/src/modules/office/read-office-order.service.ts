import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { listOfficeOrders, readOfficeOrder } from '@markthalle/contracts/office-orders';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade, paymentStateOf } from '../orders/orders.facade.ts';
import { OfficeOrdersQueries, type OrderPosition } from './office-orders.queries.ts';

const PAGE_SIZE = 50;
const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** Orders for the office: the buyer's view with the money behind it. */
@Injectable()
export class ReadOfficeOrder {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly queries: OfficeOrdersQueries,
  ) {}

  async list({
    q,
    cursor,
  }: ParsedInputOf<typeof listOfficeOrders>): Promise<OutputOf<typeof listOfficeOrders>> {
    const rows = await this.queries.list(q, positionOf(readCursor(cursor, Cursor)), PAGE_SIZE + 1);
    const shown = rows.slice(0, PAGE_SIZE);
    const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
    return {
      orders: shown.map((row) => ({
        ...row,
        placedAt: row.placedAt.toISOString(),
        paymentState: paymentStateOf(row.paymentState),
      })),
      nextCursor:
        last === undefined ? null : writeCursor(last.placedAt.toISOString(), last.orderId),
    };
  }

  async read({
    orderId,
    language,
  }: ParsedInputOf<typeof readOfficeOrder>): Promise<OutputOf<typeof readOfficeOrder>> {
    const order = await this.orders.readView(orderId, language);
    if (order === null) throw new Problem('order-not-found');
    return { order, ...(await this.queries.money(orderId)) };
  }
}

const positionOf = (key: z.output<typeof Cursor> | null): OrderPosition | null =>
  key === null ? null : { placedAt: key[0], orderId: key[1] };
