import type { OfficeEvidence } from '@markthalle/contracts/office-evidence';
import { berlinDateOf } from '@markthalle/domain/dates';
import type { EvidenceKind } from '@markthalle/domain/evidence';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { EvidenceQueries } from './evidence.queries.ts';
import { EvidenceStore } from './evidence.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** What this producer may claim or offer has changed: the shop shows it anew. */
    'catalog.apply-evidence': { readonly producerId: string };
    /** Tells a producer about a piece of evidence. */
    'notifications.evidence': {
      readonly producerId: string;
      readonly evidenceId: string;
      readonly kind: EvidenceKind;
      readonly reference: string;
      readonly what: 'valid' | 'rejected' | 'withdrawn' | 'ends' | 'ended';
      readonly note: string | null;
      readonly validUntil: string | null;
      /** With `ends`: 60, 30 or 7. */
      readonly days: number | null;
    };
  }
}

/** The office checks evidence, and takes back what has lost its ground. */
@Injectable()
export class DecideEvidenceService {
  constructor(
    private readonly db: Db,
    private readonly store: EvidenceStore,
    private readonly queries: EvidenceQueries,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Once per piece. Throws `evidence-not-found`, `evidence-already-decided`. */
  decide(
    by: SignedIn,
    evidenceId: string,
    { isValid, note }: { readonly isValid: boolean; readonly note: string },
  ): Promise<OfficeEvidence> {
    return this.change(by, evidenceId, 'submitted', isValid ? 'valid' : 'rejected', note);
  }

  /** What rests on it leaves the shop with this transaction's job. */
  withdraw(by: SignedIn, evidenceId: string, note: string): Promise<OfficeEvidence> {
    return this.change(by, evidenceId, 'valid', 'withdrawn', note);
  }

  private change(
    by: SignedIn,
    evidenceId: string,
    from: 'submitted' | 'valid',
    to: 'valid' | 'rejected' | 'withdrawn',
    note: string,
  ): Promise<OfficeEvidence> {
    const at = this.clock.now();
    const on = berlinDateOf(at.toISOString());
    return this.db.transaction(async (tx) => {
      const item = await this.store.lock(tx, evidenceId);
      if (item === null) throw new Problem('evidence-not-found');
      if (item.state !== from) throw new Problem('evidence-already-decided');
      const decision = { state: to, by: by.accountId, note: note || null, at, on };
      await this.store.decide(tx, evidenceId, decision);
      const decided = await this.read(tx, evidenceId, on);
      const { producerId, kind, reference, validUntil } = decided;
      await this.jobs.add(tx, 'catalog.apply-evidence', { producerId });
      await this.jobs.add(tx, 'notifications.evidence', {
        producerId,
        evidenceId,
        kind,
        reference,
        what: to,
        note: note || null,
        validUntil,
        days: null,
      });
      return decided;
    });
  }

  private async read(tx: Tx, evidenceId: string, on: string): Promise<OfficeEvidence> {
    const item = await this.queries.one(evidenceId, on, tx);
    if (item === null) throw new Problem('evidence-not-found');
    return item;
  }
}
