import { Injectable } from '@nestjs/common';
import { DisputesStore, type WaitingDispute } from './disputes.store.ts';

/** Disputes as other modules may ask for them. */
@Injectable()
export class DisputesFacade {
  constructor(private readonly store: DisputesStore) {}

  /** Disputes whose bank wants its evidence before an instant and has none, the most urgent first. */
  withoutEvidence(before: Date): Promise<WaitingDispute[]> {
    return this.store.withoutEvidence(before);
  }
}
