import { FarmProfile, saveFarm } from '@markthalle/contracts/portal-farm';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { FarmProfileService } from './farm-profile.service.ts';

/** What the office wrote on a producer's page goes back to the words of before. */
@Injectable()
export class UndoFarm implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly farm: FarmProfileService,
  ) {}

  onModuleInit(): void {
    this.acts.add(saveFarm, {
      remember: async ({ producerId }) => {
        const { name, profile } = await this.farm.read(producerId);
        return { subjectName: name, values: { profile } };
      },
      undo: async ({ producerId }, values) => {
        const { version: basedOnVersion } = await this.farm.read(producerId);
        const profile = FarmProfile.parse(values.profile);
        await this.farm.save(producerId, { profile, basedOnVersion, language: 'de' });
      },
    });
  }
}
