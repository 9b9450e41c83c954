import type { StatementView } from '@markthalle/contracts/settlement';
import type { HoldReason } from '@markthalle/domain/shareDecision';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { HoldMoneyService } from './hold-money.service.ts';
import { HoldsStore } from './holds.store.ts';
import { type OverdueShare, OverdueSharesQueries } from './overdue-shares.queries.ts';
import { RunsQueries } from './runs.queries.ts';
import { statementCsv } from './statement-csv.ts';
import { StatementsQueries } from './statements.queries.ts';

export interface SettlementOutlook {
  /** What a run would settle now. */
  readonly readyCents: number;
  readonly readyProducers: number;
  readonly openRuns: number;
}

/** Settlement as other modules may ask for it. */
@Injectable()
export class SettlementFacade {
  constructor(
    private readonly runs: RunsQueries,
    private readonly overdue: OverdueSharesQueries,
    private readonly statements: StatementsQueries,
    private readonly holds: HoldMoneyService,
    private readonly holdsStore: HoldsStore,
  ) {}

  /**
   * Keeps a share out of every run until an instant, for a named reason; the same reason again sets
   * a new end. A dispute holds until it is released, everything else to the cap at most.
   */
  holdShare(
    tx: Tx,
    hold: {
      readonly producerOrderId: string;
      readonly reason: HoldReason;
      readonly until: Date;
      readonly by: string | null;
    },
  ): Promise<void> {
    return this.holds.holdShare(tx, hold);
  }

  /** Lifts a hold of this reason; answers whether there was one. */
  releaseHold(
    tx: Tx,
    hold: {
      readonly producerOrderId: string;
      readonly reason: HoldReason;
      readonly by?: string | null;
    },
  ): Promise<boolean> {
    const { producerOrderId, reason, by = null } = hold;
    return this.holdsStore.releaseOfShare(tx, producerOrderId, reason, by);
  }

  /** The producers that have a statement in a run. */
  producersOfRun(runId: string): Promise<string[]> {
    return this.statements.producersOf(runId);
  }

  /** The statement of one producer in a run that was released. Throws `statement-not-found`. */
  statementOf(runId: string, producerId: string): Promise<StatementView> {
    return this.statements.forProducer({ runId, producerId, language: 'de' });
  }

  /** The statement as German spreadsheets open it. */
  csvOf(statement: StatementView): string {
    return statementCsv(statement);
  }

  /** Shares whose hold ended before an instant and that were not transferred, the oldest first. */
  sharesHeldUntilBefore(before: Date): Promise<OverdueShare[]> {
    return this.overdue.heldUntilBefore(before);
  }

  /** The same answer that the settlement screen gives. */
  async outlook(): Promise<SettlementOutlook> {
    const [{ readyCents, readyProducers }, openRunId] = await Promise.all([
      this.runs.proposal('de'),
      this.runs.openRunId(),
    ]);
    return { readyCents, readyProducers, openRuns: openRunId === null ? 0 : 1 };
  }
}
