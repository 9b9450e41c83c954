import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  APPLIED,
  type CommandHandler,
  DeviceCommands,
} from '../../platform/device-commands/device-commands.ts';
import { type MemberAct, MoveStock } from './move-stock.service.ts';

type StockKind = 'stock.counted' | 'stock.sold' | 'stock.received' | 'stock.corrected';
type Moved = Pick<MemberAct, 'variantId' | 'kind' | 'delta' | 'countedQuantity'>;

/** What is done at the shelf with a phone, perhaps without a line; nothing of it is ever refused as stale. */
@Injectable()
export class StockCommands implements OnModuleInit {
  constructor(
    private readonly commands: DeviceCommands,
    private readonly stock: MoveStock,
  ) {}

  onModuleInit(): void {
    this.handle('stock.counted', ({ variantId, countedQuantity }) => ({
      variantId,
      kind: 'count',
      delta: null,
      countedQuantity,
    }));
    this.handle('stock.sold', ({ variantId, quantity }) => moved(variantId, 'sold', -quantity));
    this.handle('stock.received', ({ variantId, quantity }) =>
      moved(variantId, 'received', quantity),
    );
    this.handle('stock.corrected', ({ variantId, delta }) => moved(variantId, 'correction', delta));
  }

  private handle<K extends StockKind>(
    kind: K,
    movedBy: (input: Parameters<CommandHandler<K>>[2]['input']) => Moved,
  ): void {
    this.commands.handle(kind, async (tx, by, { commandId, input, actedAt }) => {
      const told = { clientId: commandId, actedAt, origin: 'phone' as const, note: null };
      await this.stock.recordIn(tx, by, [{ ...movedBy(input), ...told }]);
      return APPLIED;
    });
  }
}

const moved = (
  variantId: string,
  kind: 'sold' | 'received' | 'correction',
  delta: number,
): Moved => ({
  variantId,
  kind,
  delta,
  countedQuantity: null,
});
