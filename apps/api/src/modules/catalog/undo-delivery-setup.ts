import { saveDeliverySetup } from '@markthalle/contracts/portal-delivery';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { DeliverySetup } from './delivery-setup.service.ts';

/** Days, ways and prices that the office set for a producer go back to those of before. */
@Injectable()
export class UndoDeliverySetup implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly setup: DeliverySetup,
  ) {}

  onModuleInit(): void {
    this.acts.add(saveDeliverySetup, {
      remember: async ({ producerId }, { language }) => {
        const { answers } = await this.setup.read(producerId, language);
        return { subjectName: '', values: { answers } };
      },
      undo: async ({ producerId }, values) => {
        const before = saveDeliverySetup.input.parse({ ...values, acceptsUnreachable: true });
        await this.setup.save(producerId, before);
      },
    });
  }
}
