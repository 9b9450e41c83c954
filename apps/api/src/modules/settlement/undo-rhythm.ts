import { chooseRhythm } from '@markthalle/contracts/portal-payouts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { HoldMoneyService } from './hold-money.service.ts';
import { PayoutsQueries } from './payouts.queries.ts';

/** How often a producer is paid, where the office chose it for them. */
@Injectable()
export class UndoRhythm implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly payouts: PayoutsQueries,
    private readonly terms: HoldMoneyService,
  ) {}

  onModuleInit(): void {
    this.acts.add(chooseRhythm, {
      remember: async ({ producerId }) => {
        const { rhythm } = await this.payouts.of(producerId);
        return { subjectName: '', values: { rhythm } };
      },
      undo: async (by, values) => {
        await this.terms.chooseRhythm(by, chooseRhythm.input.parse(values));
      },
    });
  }
}
