import type { AgeCheck } from '@markthalle/domain/ageCheck';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { hashToken, newId } from '../../platform/db/new-id.ts';

export interface StartedCheck {
  readonly cartId: string;
  readonly reference: string;
  readonly method: string;
  readonly minAge: number;
}

export interface OpenCheck {
  readonly id: string;
  readonly minAge: number;
  readonly startedAt: Date;
  readonly result: 'passed' | 'failed' | null;
}

@Injectable()
export class AgeChecksStore {
  constructor(private readonly db: Db) {}

  async start(tx: Tx, { cartId, reference, method, minAge }: StartedCheck, at: Date) {
    await tx.execute(
      `insert into checkout.age_check (id, cart_id, reference_hash, method, min_age, started_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [newId(), cartId, hashToken(reference), method, minAge, at],
    );
  }

  lock(tx: Tx, reference: string): Promise<OpenCheck | null> {
    return tx.row<OpenCheck>(
      `select id, min_age as "minAge", started_at as "startedAt", result
         from checkout.age_check where reference_hash = $1 for update`,
      [hashToken(reference)],
    );
  }

  async finish(tx: Tx, id: string, result: 'passed' | 'failed', at: Date): Promise<void> {
    await tx.execute(
      'update checkout.age_check set result = $2, result_at = $3 where id = $1 and result is null',
      [id, result, at],
    );
  }

  /** The newest passed check of a basket since an instant. */
  async passedSince(
    cartId: string,
    since: Date,
    from: Statements = this.db,
  ): Promise<AgeCheck | null> {
    const row = await from.row<{ method: string; minAge: number; at: Date }>(
      `select method, min_age as "minAge", result_at as at from checkout.age_check
        where cart_id = $1 and result = 'passed' and result_at >= $2
        order by min_age desc, result_at desc limit 1`,
      [cartId, since],
    );
    return row && { ...row, result: 'passed', at: row.at.toISOString() };
  }
}
