import {
  AssistableRight,
  type AssistanceView,
  UNDO_DAYS,
} from '@markthalle/contracts/portal-assistance';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { GrantedAccess, type GrantedAct } from '../../platform/actor/granted-access.ts';
import { routeOf, UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { AssistanceQueries } from './assistance.queries.ts';
import { AssistanceStore } from './assistance.store.ts';

const MAX_SUBJECT_CHARS = 200;

/** What the office did for a producer: recorded before it happens, and taken back where possible. */
@Injectable()
export class ActsService implements OnModuleInit {
  constructor(
    private readonly store: AssistanceStore,
    private readonly queries: AssistanceQueries,
    private readonly undoable: UndoableActs,
    private readonly access: GrantedAccess,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.access.answerAssistance(
      (assistanceId, accountId) => this.store.inForceFor(assistanceId, accountId, this.clock.now()),
      (by, assistanceId, act) => this.record(by, assistanceId, act),
    );
  }

  async undo(by: ProducerMember, actId: string): Promise<AssistanceView> {
    const now = this.clock.now();
    const { acts } = await this.queries.view(by.producerId);
    if (acts.every((act) => act.actId !== actId)) throw new Problem('act-not-found');
    const taken = await this.store.takeForUndo(
      { actId, producerId: by.producerId, by: by.accountId },
      { now, notBefore: later(now, -UNDO_DAYS * DAY_MS) },
    );
    const recipe = taken === null ? undefined : this.undoable.recipeOf(taken.route);
    if (taken === null || recipe === undefined) throw new Problem('act-not-undoable');
    try {
      await recipe.undo(by, taken.remembered);
    } catch (error) {
      await this.store.giveBack(actId);
      if (error instanceof Problem && error.code.endsWith('not-found')) {
        throw new Problem('act-not-undoable', { because: error.code });
      }
      throw error;
    }
    return this.queries.view(by.producerId);
  }

  private async record(by: ProducerMember, consentId: string, { endpoint, input }: GrantedAct) {
    const route = routeOf(endpoint);
    const remembered = await this.undoable.recipeOf(route)?.remember(by, input as never);
    const actId = newId();
    const area = AssistableRight.safeParse(endpoint.right);
    await this.store.insertAct({
      actId,
      consentId,
      producerId: by.producerId,
      staffId: by.accountId,
      at: this.clock.now(),
      route,
      area: area.success ? area.data : null,
      subjectName: (remembered?.subjectName ?? '').slice(0, MAX_SUBJECT_CHARS),
      remembered: remembered?.values ?? null,
    });
    return (outcome: 'done' | 'refused') => this.store.closeAct(actId, outcome);
  }
}
