import type { HeldEvidence, ProducerStanding } from '@markthalle/domain/evidence';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { EvidenceStore, type NewEvidence, type TraderRow } from './evidence.store.ts';
import { StandingsQueries } from './standings.queries.ts';

export type ImportedEvidence = Pick<
  NewEvidence,
  'kind' | 'reference' | 'issuer' | 'covers' | 'validFrom' | 'validUntil'
>;

export type ImportedTrader = TraderRow & { readonly selfCertifiedOn: string | null };

/** What producers have proved, for those who decide what may be offered and claimed. */
@Injectable()
export class EvidenceFacade {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly store: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** A producer as the publishing gates see it on a day. */
  standingOf(producerId: string, on: string, from?: Statements): Promise<ProducerStanding> {
    return this.standings.of(producerId, on, from);
  }

  /** What producers hold on a day; every one of them has an entry. */
  heldBy(
    producerIds: readonly string[],
    on: string,
    from?: Statements,
  ): Promise<ReadonlyMap<string, readonly HeldEvidence[]>> {
    return this.standings.heldBy(producerIds, on, from);
  }

  /** A producer that arrives complete, with evidence that somebody has checked. */
  async importProducer(
    tx: Tx,
    trader: ImportedTrader,
    evidence: readonly ImportedEvidence[],
  ): Promise<void> {
    const now = this.clock.now();
    const { producerId, selfCertifiedOn } = trader;
    const promise = selfCertifiedOn === null ? null : { on: selfCertifiedOn, by: null };
    await this.store.saveTrader(tx, trader, promise, now);
    for (const item of evidence) {
      const checked = { state: 'valid', clientId: null, submittedBy: null } as const;
      await this.store.insert(tx, { id: newId(), producerId, ...item, ...checked }, now);
    }
  }
}
