import { Injectable, type OnModuleInit } from '@nestjs/common';
import { APPLIED, DeviceCommands } from '../../platform/device-commands/device-commands.ts';
import { Problem } from '../../platform/http/problem.ts';
import { HandOverService } from './hand-over.service.ts';
import { PackingStore } from './packing.store.ts';
import { ReportShortageService } from './report-shortage.service.ts';
import { WeighLineService } from './weigh-line.service.ts';

/** What is done while packing on a phone, perhaps without a line. */
@Injectable()
export class PackingCommands implements OnModuleInit {
  constructor(
    private readonly commands: DeviceCommands,
    private readonly store: PackingStore,
    private readonly shortages: ReportShortageService,
    private readonly scale: WeighLineService,
    private readonly handOvers: HandOverService,
  ) {}

  onModuleInit(): void {
    const { commands } = this;
    commands.handle('packing.ticked', async (tx, by, { input, actedAt }) => {
      const list = { producerId: by.producerId, on: input.on };
      const known = await this.store.tick(tx, list, [input], actedAt);
      if (known === 0) throw new Problem('order-line-not-found');
      return APPLIED;
    });
    commands.handle('packing.batch-noted', async (tx, by, { input, actedAt }) => {
      const known = await this.store.noteBatches(tx, by.producerId, [input], actedAt);
      if (known === 0) throw new Problem('order-line-not-found');
      return APPLIED;
    });
    commands.handle('order.shortage', async (tx, by, { commandId, input, actedAt }) => {
      await this.shortages.reportIn(tx, by, { ...input, id: commandId, actedAt });
      return APPLIED;
    });
    commands.handle('order.weighed', async (tx, by, { commandId, input, actedAt }) => {
      await this.scale.weighIn(tx, by, { ...input, id: commandId, actedAt });
      return APPLIED;
    });
    commands.handle('trip.counted', async (tx, by, { input, actedAt }) => {
      await this.handOvers.noteCratesIn(tx, by, { ...input, actedAt });
      return APPLIED;
    });
    commands.handle('order.handed-over', async (tx, by, { input, actedAt }) => {
      await this.handOvers.handOverIn(tx, by, { ...input, actedAt });
      return APPLIED;
    });
  }
}
