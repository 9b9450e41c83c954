import { addClosure, removeClosure } from '@markthalle/contracts/delivery';
import { Day, Id } from '@markthalle/contracts/fields';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { ChangeClosures } from './change-closures.service.ts';

const Days = z.object({ fromOn: Day, toOn: Day });
const Added = Days.extend({ knownIds: z.array(Id) });

/** Holidays that the office entered or removed for a producer can be taken back. */
@Injectable()
export class UndoClosures implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly closures: ChangeClosures,
  ) {}

  onModuleInit(): void {
    this.acts.add(addClosure, {
      remember: async ({ producerId }, { fromOn, toOn }) => {
        const { closures } = await this.closures.list(producerId);
        const knownIds = closures.map(({ closureId }) => closureId);
        return { subjectName: `${fromOn} – ${toOn}`, values: { fromOn, toOn, knownIds } };
      },
      undo: async ({ producerId }, values) => {
        const { fromOn, toOn, knownIds } = Added.parse(values);
        const { closures } = await this.closures.list(producerId);
        const added = closures.filter(
          (one) => one.fromOn === fromOn && one.toOn === toOn && !knownIds.includes(one.closureId),
        );
        for (const { closureId } of added) await this.closures.remove(producerId, closureId);
      },
    });
    this.acts.add(removeClosure, {
      remember: async ({ producerId }, { closureId }) => {
        const { closures } = await this.closures.list(producerId);
        const closure = closures.find((one) => one.closureId === closureId);
        if (closure === undefined) return null;
        const { fromOn, toOn } = closure;
        return { subjectName: `${fromOn} – ${toOn}`, values: { fromOn, toOn } };
      },
      undo: async ({ producerId }, values) => {
        await this.closures.add(producerId, { ...Days.parse(values), acceptsOrders: true });
      },
    });
  }
}
