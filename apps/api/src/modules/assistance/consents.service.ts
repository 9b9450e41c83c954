import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { AssistanceView, grantConsent } from '@markthalle/contracts/portal-assistance';
import { mayGive } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { AssistanceQueries } from './assistance.queries.ts';
import { AssistanceStore } from './assistance.store.ts';

/** A producer lets the office help, in some areas and until a day, and ends it at any time. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly db: Db,
    private readonly store: AssistanceStore,
    private readonly queries: AssistanceQueries,
    private readonly clock: Clock,
  ) {}

  read(producerId: string): Promise<AssistanceView> {
    return this.queries.view(producerId);
  }

  async grant(
    { producerId, accountId: by, rights: own }: ProducerMember,
    { rights, days }: ParsedInputOf<typeof grantConsent>,
  ): Promise<AssistanceView> {
    if (!mayGive(own, rights)) throw new Problem('right-not-yours');
    await this.db.transaction(async (tx) => {
      await this.store.lockProducer(tx, producerId);
      const now = this.clock.now();
      if ((await this.store.inForce(producerId, now, tx)) !== null) {
        throw new Problem('consent-running');
      }
      const consent = { consentId: newId(), producerId, rights, by };
      await this.store.grant(tx, { ...consent, endsAt: later(now, days * DAY_MS) }, now);
    });
    return this.read(producerId);
  }

  async end(
    { producerId, accountId: by }: ProducerMember,
    consentId: string,
  ): Promise<AssistanceView> {
    const ended = await this.db.transaction((tx) =>
      this.store.end(tx, { consentId, producerId, by }, this.clock.now()),
    );
    if (ended === 0) throw new Problem('consent-not-found');
    return this.read(producerId);
  }
}
