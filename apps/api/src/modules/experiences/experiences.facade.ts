import type { Programme } from '@markthalle/contracts/portal-slots';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { PlanSlotsService } from './plan-slots.service.ts';
import { SlotsStore } from './slots.store.ts';

/** An experience with its first dates, as whole catalogues bring it in. */
export interface ImportedExperience {
  readonly productId: string;
  readonly producerId: string;
  readonly programme: Programme;
  /** ISO instants. */
  readonly starts: readonly string[];
}

/** What other modules may ask of experiences. */
@Injectable()
export class ExperiencesFacade {
  constructor(
    private readonly plan: PlanSlotsService,
    private readonly store: SlotsStore,
    private readonly clock: Clock,
  ) {}

  /** Writes programmes and opens their dates. */
  async importExperiences(tx: Tx, experiences: readonly ImportedExperience[]): Promise<void> {
    for (const { productId, programme, ...experience } of experiences) {
      await this.store.setProgramme(tx, productId, programme, this.clock.now());
      const { seats } = programme;
      const plan = { ...experience, productId, programme, seats };
      await this.plan.open(tx, { ...plan, clientId: null, createdBy: null });
    }
  }
}
