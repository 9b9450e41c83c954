import { createHash } from 'node:crypto';
import { invariant } from '@markthalle/domain/invariant';
import { canonicalSnapshot, type SnapshotItem } from '@markthalle/domain/settlement';
import { next, settlementRunTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { draftItems, draftWaiting } from './draft-items.ts';
import { RulesSetting } from './rules-setting.ts';
import { SettlementStore } from './settlement.store.ts';
import { WeighProducers } from './weigh-producers.ts';

export const snapshotHash = (items: readonly SnapshotItem[]): string =>
  createHash('sha256').update(canonicalSnapshot(items)).digest('hex');

/** Freezes what is ready into a run. */
@Injectable()
export class CreateRunService {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly weighing: WeighProducers,
    private readonly rules: RulesSetting,
    private readonly clock: Clock,
  ) {}

  /**
   * On demand: who asks has looked, so the run is handed to a second person at once. Answers the
   * run's id. Throws `nothing-to-settle` and `run-already-open`.
   */
  async create(createdBy: string): Promise<string> {
    const runId = await this.db.transaction((tx) => this.drawUp(tx, createdBy));
    if (runId === null) throw new Problem('nothing-to-settle');
    return runId;
  }

  /**
   * Without a person (`null`) the run is a draft that a first person still has to look at. Null:
   * there is nothing to settle. Throws `run-already-open`.
   */
  async drawUp(tx: Tx, createdBy: string | null): Promise<string | null> {
    const now = this.clock.now();
    const { reserve } = await this.rules.at(tx, now);
    const weighed = await this.weighing.weigh(tx, now, { lock: true });
    const settled = weighed.filter(({ plan }) => plan.kind === 'items');
    if (settled.length === 0) return null;
    const items = settled.flatMap((one) => draftItems(one, now, reserve.releaseAfterDays));
    const state = createdBy === null ? 'draft' : next(settlementRunTable, 'draft', 'submit');
    invariant(state !== null, 'a draft can be handed to review');
    const id = newId();
    const number = await this.store.nextNumber(tx, now);
    const hash = snapshotHash(items);
    await this.store.insertRun(tx, { id, number, state, snapshotHash: hash, createdBy }, now);
    await this.store.insertItems(tx, id, items);
    await this.store.insertWaiting(tx, id, weighed.flatMap(draftWaiting));
    return id;
  }
}
