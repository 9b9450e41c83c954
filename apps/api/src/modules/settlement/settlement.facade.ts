import { Injectable } from '@nestjs/common';
import { type OverdueShare, OverdueSharesQueries } from './overdue-shares.queries.ts';
import { RunsQueries } from './runs.queries.ts';

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
  ) {}

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
