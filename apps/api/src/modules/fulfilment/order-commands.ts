import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import type { Tx } from '../../platform/db/db.ts';
import {
  APPLIED,
  type CommandOutcome,
  DeviceCommands,
  type HandledCommand,
} from '../../platform/device-commands/device-commands.ts';
import { TakeStepService } from './take-step.service.ts';

/** What is done with an order on a phone, perhaps without a line. */
@Injectable()
export class OrderCommands implements OnModuleInit {
  constructor(
    private readonly commands: DeviceCommands,
    private readonly steps: TakeStepService,
  ) {}

  onModuleInit(): void {
    this.commands.handle('order.confirmed', async (tx, by, { input, actedAt }) => {
      await this.steps.takeIn(tx, by, input.producerOrderId, 'confirm', actedAt);
      return APPLIED;
    });
    this.commands.handle('order.ready', (tx, by, command) => this.ready(tx, by, command));
  }

  /**
   * The version that a page shows is the number of pieces to pack. Where some went back meanwhile, the
   * parcel may hold too much, and only the person knows.
   */
  private async ready(
    tx: Tx,
    by: ProducerMember,
    { input, actedAt, baseVersion, choice }: HandledCommand<'order.ready'>,
  ): Promise<CommandOutcome> {
    if (choice === 'not-packed-yet') return APPLIED;
    // Whoever has packed an order has taken it on.
    await this.steps.takeIn(tx, by, input.producerOrderId, 'confirm', actedAt);
    if (baseVersion !== null && choice === null) {
      const pieces = await piecesOf(tx, input.producerOrderId);
      if (pieces !== baseVersion) {
        return {
          state: 'question',
          question: { code: 'order-changed-meanwhile', details: { pieces } },
        };
      }
    }
    await this.steps.takeIn(tx, by, input.producerOrderId, 'mark_ready', actedAt);
    return APPLIED;
  }
}

/** Pieces that are to be packed; the order is locked and known to be the producer's. */
async function piecesOf(tx: Tx, producerOrderId: string): Promise<number> {
  const row = await tx.row<{ pieces: number }>(
    `select coalesce(sum(quantity - refunded_quantity), 0)::int as pieces
       from orders.order_line where producer_order_id = $1`,
    [producerOrderId],
  );
  return row?.pieces ?? 0;
}
