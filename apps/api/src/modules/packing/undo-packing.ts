import { noteBatches, tickPacking } from '@markthalle/contracts/packing';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { PackingListService } from './packing-list.service.ts';
import { PackingNotesQueries } from './packing-notes.queries.ts';

/** Ticks and batches that the office noted for a producer go back to what stood there before. */
@Injectable()
export class UndoPacking implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly notes: PackingNotesQueries,
    private readonly list: PackingListService,
  ) {}

  onModuleInit(): void {
    this.acts.add(tickPacking, {
      remember: async ({ producerId }, { on, ticks }) => {
        const ids = ticks.map(({ subjectId }) => subjectId);
        const before = await this.notes.ticks(producerId, on, ids);
        return { subjectName: on, values: { on, ticks: before } };
      },
      undo: async ({ producerId }, values) => {
        await this.list.tick(producerId, tickPacking.input.parse(values));
      },
    });
    this.acts.add(noteBatches, {
      remember: async ({ producerId }, { batches }) => {
        const before = await this.notes.batches(
          producerId,
          batches.map(({ lineId }) => lineId),
        );
        return { subjectName: '', values: { batches: before } };
      },
      undo: async ({ producerId }, values) => {
        await this.list.noteBatches(producerId, noteBatches.input.parse(values));
      },
    });
  }
}
