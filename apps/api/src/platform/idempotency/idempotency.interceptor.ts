import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable, of } from 'rxjs';
import { actorKey } from '../actor/actor.ts';
import { Clock, later, MINUTE_MS } from '../clock/clock.ts';
import { Db } from '../db/db.ts';
import type { HandledRequest } from '../http/handles.ts';
import { Problem } from '../http/problem.ts';

/** A first request that has not answered after this long is taken for dead; its service finds its own work again. */
const ABANDONED_AFTER_MS = MINUTE_MS;
const CLAIM = 'actor_key = $1 and route = $2 and key = $3 and created_at = $4';
const KEY_FORMAT = /^[\x21-\x7e]{8,120}$/;

interface Scope {
  readonly actor: string;
  readonly route: string;
  readonly key: string;
  readonly inputHash: string;
  /** Tells this claim from one that took over after it was taken for dead. */
  readonly claimedAt: Date;
}

/**
 * Commands that create or move money: the same key with the same input answers as the first time; with other input it
 * is refused. A refused command frees its key, so that a corrected form may be sent again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<HandledRequest>();
    const handled = request.handled;
    if (handled === undefined || !handled.endpoint.idempotent) return next.handle();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !KEY_FORMAT.test(key)) {
      throw new Problem('idempotency-key-missing');
    }
    const scope: Scope = {
      actor: actorKey(handled.actor),
      route: `${handled.endpoint.method} ${handled.endpoint.path}`,
      key,
      inputHash: createHash('sha256').update(JSON.stringify(handled.input)).digest('hex'),
      claimedAt: this.clock.now(),
    };
    const earlier = await this.claim(scope);
    if (earlier !== null) {
      context.switchToHttp().getResponse<FastifyReply>().header('idempotency-replayed', 'true');
      return of(earlier);
    }
    return from(this.runOnce(scope, next));
  }

  private async runOnce(scope: Scope, next: CallHandler): Promise<unknown> {
    const claim = [scope.actor, scope.route, scope.key, scope.claimedAt];
    try {
      const response = await lastValueFrom(next.handle());
      await this.db.execute(
        `update platform.idempotency_key set status = 200, response = $5
          where ${CLAIM}`,
        [...claim, JSON.stringify(response)],
      );
      return response;
    } catch (error) {
      await this.db.execute(`delete from platform.idempotency_key where ${CLAIM}`, claim);
      throw error;
    }
  }

  /** Takes the key, or answers what the first request answered. */
  private async claim(scope: Scope): Promise<unknown> {
    const abandoned = later(scope.claimedAt, -ABANDONED_AFTER_MS);
    const mine = await this.db.execute(
      `insert into platform.idempotency_key (actor_key, route, key, input_hash, created_at)
       values ($1, $2, $3, $4, $5)
       on conflict (actor_key, route, key) do update set created_at = excluded.created_at
         where idempotency_key.status is null and idempotency_key.created_at < $6
           and idempotency_key.input_hash = excluded.input_hash`,
      [scope.actor, scope.route, scope.key, scope.inputHash, scope.claimedAt, abandoned],
    );
    if (mine === 1) return null;
    const row = await this.db.row<{ input_hash: string; status: number | null; response: unknown }>(
      `select input_hash, status, response from platform.idempotency_key
        where actor_key = $1 and route = $2 and key = $3`,
      [scope.actor, scope.route, scope.key],
    );
    if (row === null || (row.status === null && row.input_hash === scope.inputHash)) {
      throw new Problem('idempotency-key-in-use');
    }
    if (row.input_hash !== scope.inputHash) throw new Problem('idempotency-key-reused');
    return row.response;
  }
}
