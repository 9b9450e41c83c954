import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  liftHold,
  listSettlementRules,
  resolveSettlementRules,
  setHold,
  setTrust,
} from '@markthalle/contracts/office-holds';
import type { chooseRhythm } from '@markthalle/contracts/portal-payouts';
import { addDays, berlinMidnightOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import type { HoldReason } from '@markthalle/domain/shareDecision';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { HoldsStore } from './holds.store.ts';
import { RulesSetting } from './rules-setting.ts';

/** Sets and lifts holds, and the terms of single producers. */
@Injectable()
export class HoldMoneyService {
  constructor(
    private readonly db: Db,
    private readonly holds: HoldsStore,
    private readonly rules: RulesSetting,
    private readonly clock: Clock,
  ) {}

  /** Throws `hold-subject-not-found`, and `hold-too-long` for a past day and beyond the cap. */
  set(by: string, input: ParsedInputOf<typeof setHold>): Promise<string> {
    return this.db.transaction(async (tx) => {
      const subject = await this.holds.subjectOf(tx, input.subject);
      if (subject === null) throw new Problem('hold-subject-not-found');
      const now = this.clock.now();
      // Until the end of that day in Germany.
      const until = new Date(berlinMidnightOf(addDays(input.untilOn, 1)));
      const { holdCapDays } = await this.rules.at(tx, now);
      const latest = later(subject.heldFrom ?? now, holdCapDays * DAY_MS);
      if (until <= now || until > latest) throw new Problem('hold-too-long');
      const { producerId, producerOrderId } = subject;
      const { reason, note } = input;
      return this.holds.set(tx, { producerId, producerOrderId, reason, until, note, by });
    });
  }

  /** Throws `hold-not-found`. */
  lift(by: string, { holdId, note }: ParsedInputOf<typeof liftHold>): Promise<void> {
    return this.db.transaction(async (tx) => {
      if (!(await this.holds.release(tx, holdId, by, note))) throw new Problem('hold-not-found');
    });
  }

  /** A part of the system holds one share. The end is no later than the cap when it is read. */
  async holdShare(
    tx: Tx,
    hold: {
      readonly producerOrderId: string;
      readonly reason: HoldReason;
      readonly until: Date;
      readonly by: string | null;
    },
  ): Promise<void> {
    const { producerOrderId, reason, until, by } = hold;
    const producerId = await this.holds.producerOfShare(tx, producerOrderId);
    invariant(producerId !== null, `there is no producer order ${producerOrderId}`);
    const note = by === null ? null : reason;
    await this.holds.set(tx, { producerId, producerOrderId, reason, until, note, by });
  }

  async rulesNow(): Promise<OutputOf<typeof listSettlementRules>> {
    const now = this.clock.now();
    const [rules, resolutions] = await Promise.all([
      this.rules.at(this.db, now),
      this.rules.all(this.db),
    ]);
    const known = resolutions.find((one) => one.validFrom === rules.validFrom);
    return { now: { ...rules, resolution: known?.resolution ?? '' }, resolutions };
  }

  /** Throws `resolution-in-the-past`. */
  resolve(rule: Omit<ParsedInputOf<typeof resolveSettlementRules>, 'language'>): Promise<void> {
    return this.db.transaction((tx) => this.rules.add(tx, rule, this.clock.now()));
  }

  /** Throws `producer-not-found`. */
  setTrust(by: string, input: ParsedInputOf<typeof setTrust>): Promise<void> {
    const value = input.trusted ? 'trusted' : 'ordinary';
    return this.db.transaction(async (tx) => {
      const { producerId, note } = input;
      const known = await tx.row('select 1 from producers.producer where id = $1', [producerId]);
      if (known === null) throw new Problem('producer-not-found');
      await this.addTerm(tx, { producerId, kind: 'trust', value, note, by });
    });
  }

  chooseRhythm(
    member: { readonly accountId: string; readonly producerId: string },
    { rhythm }: ParsedInputOf<typeof chooseRhythm>,
  ): Promise<void> {
    const { producerId, accountId: by } = member;
    return this.db.transaction((tx) =>
      this.addTerm(tx, { producerId, kind: 'rhythm', value: rhythm, note: null, by }),
    );
  }

  private async addTerm(
    tx: Tx,
    term: {
      readonly producerId: string;
      readonly kind: 'rhythm' | 'trust';
      readonly value: string;
      readonly note: string | null;
      readonly by: string;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into settlement.producer_term (id, producer_id, kind, value, note, set_by, set_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), term.producerId, term.kind, term.value, term.note, term.by, this.clock.now()],
    );
  }
}
