import { setTimeout as sleep } from 'node:timers/promises';
import { invariant } from '@markthalle/domain/invariant';
import { next, type OperationEvent, operationTable } from '@markthalle/domain/states';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Clock, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Log } from '../../platform/log/log.ts';
import type { OperationObject, OperationObjects } from './operation-call.ts';
import { OperationCalls } from './operation-calls.ts';
import { KEY_KIND, MAY_FOLLOW_SUCCESS, type OperationKind } from './operation-kinds.ts';
import { type OperationRow, OperationsStore } from './operations.store.ts';
import { classifyFailure, type FailureNote } from './stripe-failure.ts';

export interface OperationDraft {
  readonly kind: OperationKind;
  /** Who wants it: an order, a producer, a run item. */
  readonly subjectId: string;
  readonly orderId?: string | null;
  /** Called once; what it answers is frozen. The operation's id goes into the metadata as `op_id`. */
  readonly params: (operationId: string) => object;
  /** Asked when the latest attempt has succeeded: whether what it made makes a new one needless. */
  readonly stillStands?: () => Promise<boolean>;
}

export type OperationOutcome =
  | {
      readonly state: 'succeeded';
      readonly stripeId: string;
      readonly result: Readonly<Record<string, unknown>> | null;
    }
  | { readonly state: 'rejected'; readonly error: FailureNote }
  /** No proof yet; it is sent or looked up again by itself. Never undo anything because of it. */
  | { readonly state: 'unknown' }
  /** Proven not to exist: may be planned again. */
  | { readonly state: 'absent' };

type Effect<K extends OperationKind> = (
  tx: Tx,
  operation: OperationRow,
  made: OperationObjects[K],
) => Promise<Readonly<Record<string, unknown>> | null>;

const LEASE_MS = 2 * MINUTE_MS;
/** Stripe forgets idempotency keys after 24 hours; an hour before that nothing is repeated blindly. */
const REPEAT_FOR_MS = 23 * HOUR_MS;
/** A key whose stored answer is an error answers it forever: after so many tries we look instead. */
const MAX_REPEATS = 6;
const LOOKUP_PAUSE_MS = 10 * MINUTE_MS;
const LOOKUPS_FOR_ABSENCE = 2;
const TWIN_WAIT_MS = 4_000;
const TWIN_PAUSE_MS = 100;

/** The intent log: write, commit, call, record. A crash between any two of these is repeatable. */
@Injectable()
export class OperationsService {
  private readonly effects = new Map<OperationKind, Effect<OperationKind>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: OperationsStore,
    private readonly calls: OperationCalls,
    private readonly incidents: Incidents,
    private readonly log: Log,
  ) {}

  /** What else changes, in the same transaction, when an operation of this kind has succeeded. */
  whenSucceeded<K extends OperationKind>(kind: K, effect: Effect<K>): void {
    this.effects.set(kind, effect as unknown as Effect<OperationKind>);
  }

  /**
   * Plans a call and answers its id. While an earlier one for the same subject has no answer, that one is meant:
   * a new attempt exists only after a definite no, a proof of absence, or (sessions, accounts) a finished one.
   */
  async plan(tx: Tx, draft: OperationDraft): Promise<string> {
    await this.store.lockSubject(tx, draft.kind, draft.subjectId);
    const latest = await this.store.latest(tx, draft.kind, draft.subjectId);
    if (latest !== null && (await isInTheWay(latest, draft))) return latest.id;
    return this.insert(tx, draft, (latest?.attempt ?? 0) + 1);
  }

  /** Plans the first call of a subject that exists only in this transaction: nobody can be in the way. */
  planFirst(tx: Tx, draft: OperationDraft): Promise<string> {
    return this.insert(tx, draft, 1);
  }

  private async insert(tx: Tx, draft: OperationDraft, attempt: number): Promise<string> {
    const id = newId();
    const { tenant, livemode } = this.config.stripe;
    await this.store.insert(tx, {
      id,
      kind: draft.kind,
      subjectId: draft.subjectId,
      attempt,
      idempotencyKey: [
        tenant,
        livemode ? 'live' : 'test',
        KEY_KIND[draft.kind],
        draft.subjectId,
        attempt,
      ].join(':'),
      params: draft.params(id) as Record<string, unknown>,
      orderId: draft.orderId ?? null,
      createdAt: this.clock.now(),
    });
    return id;
  }

  latest(tx: Tx, kind: OperationKind, subjectId: string): Promise<OperationRow | null> {
    return this.store.latest(tx, kind, subjectId);
  }

  /** Sends a planned call, or repeats it with the same key, or looks for what it made. */
  async send(operationId: string): Promise<OperationOutcome> {
    const now = this.clock.now();
    const claimed = await this.db.transaction((tx) =>
      this.store.claim(tx, operationId, now, later(now, LEASE_MS)),
    );
    if (claimed === null) return this.waitForTwin(operationId);
    if (mustLookUp(claimed, now)) return this.lookUp(claimed);
    let made: OperationObject;
    try {
      made = await this.calls.perform(claimed);
    } catch (error) {
      return this.recordFailure(claimed, error);
    }
    return this.recordSuccess(claimed.id, made);
  }

  /** Another worker is sending this call right now: its answer is ours too, if it comes soon. */
  private async waitForTwin(operationId: string): Promise<OperationOutcome> {
    for (let waitedMs = 0; ; waitedMs += TWIN_PAUSE_MS) {
      const operation = await this.store.read(operationId);
      if (operation?.state !== 'sent' || waitedMs >= TWIN_WAIT_MS) return outcomeOf(operation);
      await sleep(TWIN_PAUSE_MS);
    }
  }

  /** Stripe showed an object of ours (by an event): the answer that was lost has been found. */
  async recordSuccess(operationId: string, made: OperationObject): Promise<OperationOutcome> {
    return this.db.transaction(async (tx) => {
      const operation = await this.store.lock(tx, operationId);
      invariant(operation !== null, `operation ${operationId} does not exist`);
      if (operation.state === 'succeeded') {
        invariant(operation.stripeId === made.id, `${operationId} made two objects`);
        return outcomeOf(operation);
      }
      const effect = this.effects.get(operation.kind);
      const result = effect === undefined ? null : await effect(tx, operation, made);
      await this.store.resolve(tx, operationId, {
        state: moved(operation, 'succeed'),
        stripeId: made.id,
        result,
        resolvedAt: this.clock.now(),
      });
      return { state: 'succeeded', stripeId: made.id, result };
    });
  }

  private async recordFailure(claimed: OperationRow, cause: unknown): Promise<OperationOutcome> {
    const failure = classifyFailure(cause);
    this.log.warn('stripe call failed', {
      operationId: claimed.id,
      kind: claimed.kind,
      outcome: failure.kind,
      status: failure.error.status,
      code: failure.error.code,
    });
    return this.db.transaction(async (tx) => {
      const operation = await this.store.lock(tx, claimed.id);
      invariant(operation !== null, `operation ${claimed.id} does not exist`);
      // A twin whose lease had run out may have heard the answer meanwhile.
      if (operation.state !== 'sent') return outcomeOf(operation);
      const isRejected = failure.kind === 'rejected';
      if (failure.kind === 'mismatch') await this.openMismatch(tx, operation);
      await this.store.resolve(tx, operation.id, {
        state: moved(operation, isRejected ? 'reject' : 'lose_answer'),
        error: failure.error,
        resolvedAt: isRejected ? this.clock.now() : null,
      });
      return isRejected ? { state: 'rejected', error: failure.error } : { state: 'unknown' };
    });
  }

  private async lookUp(claimed: OperationRow): Promise<OperationOutcome> {
    const now = this.clock.now();
    let found: OperationObject | null;
    try {
      found = await this.calls.find(claimed);
    } catch (error) {
      this.log.fault('stripe lookup failed', error, { operationId: claimed.id });
      return this.recordUnknown(claimed.id);
    }
    if (found !== null) return this.recordSuccess(claimed.id, found);
    const isProof =
      claimed.lookups + 1 >= LOOKUPS_FOR_ABSENCE &&
      claimed.lookedUpAt !== null &&
      now.getTime() - claimed.lookedUpAt.getTime() >= LOOKUP_PAUSE_MS;
    return this.db.transaction(async (tx) => {
      const operation = await this.store.lock(tx, claimed.id);
      invariant(operation !== null, `operation ${claimed.id} does not exist`);
      if (operation.state !== 'sent') return outcomeOf(operation);
      if (!isProof) {
        const isTooSoon = claimed.lookedUpAt !== null && claimed.lookups + 1 >= LOOKUPS_FOR_ABSENCE;
        if (isTooSoon) await this.store.resolve(tx, claimed.id, UNANSWERED);
        else await this.store.noteLookup(tx, claimed.id, now);
        return { state: 'unknown' };
      }
      const state = next(operationTable, 'unknown', 'prove_absent');
      invariant(state === 'absent', 'absence ends an operation');
      await this.store.resolve(tx, claimed.id, { state, resolvedAt: now });
      return { state };
    });
  }

  private recordUnknown(operationId: string): Promise<OperationOutcome> {
    return this.db.transaction(async (tx) => {
      const operation = await this.store.lock(tx, operationId);
      if (operation?.state === 'sent') await this.store.resolve(tx, operationId, UNANSWERED);
      return operation?.state === 'sent' ? { state: 'unknown' } : outcomeOf(operation);
    });
  }

  private openMismatch(tx: Tx, operation: OperationRow): Promise<void> {
    return this.incidents.open(tx, {
      kind: 'idempotency-mismatch',
      subject: operation.id,
      title: 'Ein Auftrag an Stripe wurde mit geänderten Angaben wiederholt',
      details: { kind: operation.kind, key: operation.idempotencyKey },
    });
  }
}

const UNANSWERED = { state: 'unknown', resolvedAt: null } as const;

/** What moves money happens once per subject; sessions and accounts may follow finished ones. */
async function isInTheWay({ kind, state }: OperationRow, draft: OperationDraft): Promise<boolean> {
  if (state === 'rejected' || state === 'absent') return false;
  if (state !== 'succeeded' || !MAY_FOLLOW_SUCCESS.includes(kind)) return true;
  return (await draft.stillStands?.()) ?? false;
}

function mustLookUp({ sentAt, tries }: OperationRow, now: Date): boolean {
  if (sentAt === null) return false;
  return tries > MAX_REPEATS || now.getTime() - sentAt.getTime() >= REPEAT_FOR_MS;
}

function moved(operation: OperationRow, event: OperationEvent) {
  const state = next(operationTable, operation.state, event);
  invariant(state !== null, `${event} is not possible in ${operation.state}`);
  return state;
}

function outcomeOf(operation: OperationRow | null): OperationOutcome {
  invariant(operation !== null, 'the operation exists');
  const { state, stripeId } = operation;
  if (state === 'succeeded') {
    invariant(stripeId !== null, 'a success has an id');
    return { state, stripeId, result: operation.result };
  }
  if (state === 'rejected') return { state, error: operation.error as unknown as FailureNote };
  return { state: state === 'absent' ? 'absent' : 'unknown' };
}
