import { Injectable, type OnModuleInit } from '@nestjs/common';
import { APPLIED, DeviceCommands } from '../../platform/device-commands/device-commands.ts';
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
    this.commands.handle('order.ready', async (tx, by, { input, actedAt }) => {
      // Whoever has packed an order has taken it on.
      await this.steps.takeIn(tx, by, input.producerOrderId, 'confirm', actedAt);
      await this.steps.takeIn(tx, by, input.producerOrderId, 'mark_ready', actedAt);
      return APPLIED;
    });
  }
}
