import { Id } from '@markthalle/contracts/fields';
import { confirmPortalOrder } from '@markthalle/contracts/portal-orders';
import { canUnconfirm } from '@markthalle/domain/fulfilment';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { FulfilmentQueries } from './fulfilment.queries.ts';

/** An order that the office took on for a producer is new again, as long as it is not packed. */
@Injectable()
export class UndoConfirmation implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly queries: FulfilmentQueries,
    private readonly orders: OrdersFacade,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    this.acts.add(confirmPortalOrder, {
      remember: async ({ producerId }, { producerOrderId, language }) => {
        const order = await this.queries.one(producerId, { producerOrderId, language });
        // It was taken on before; nothing happens now that could be taken back.
        if (order.state !== 'new') return null;
        return { subjectName: order.number, values: { producerOrderId } };
      },
      undo: ({ producerId }, values) =>
        this.db.transaction(async (tx) => {
          const producerOrderId = Id.parse(values.producerOrderId);
          const part = await this.orders.lockProducerOrder(tx, producerOrderId, producerId);
          if (part === null || !canUnconfirm(part.state)) throw new Problem('act-not-undoable');
          await this.orders.takeBackConfirmation(tx, producerOrderId);
        }),
    });
  }
}
