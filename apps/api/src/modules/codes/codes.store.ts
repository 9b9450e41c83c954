import { randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_LETTERS, codeFrom } from '@markthalle/domain/reorderCode';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';

/** What a code stands for. */
export interface Labelled {
  readonly producerId: string;
  /** Null: the producer's own code. */
  readonly productId: string | null;
  readonly batch: string | null;
}

export interface ImportedCode {
  readonly code: string;
  readonly producerId: string;
  readonly productId: string | null;
}

/** Two equal random codes in a row do not happen five times. */
const MAX_TRIES = 5;

/** Printed codes: made once per thing, never changed. */
@Injectable()
export class CodesStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async producerOf(code: string): Promise<string | null> {
    const row = await this.db.row<{ producerId: string }>(
      'select producer_id as "producerId" from codes.code where code = $1',
      [code],
    );
    return row?.producerId ?? null;
  }

  ofProducer(producerId: string, limit: number): Promise<{ code: string; productId: string }[]> {
    return this.db.rows(
      `select code, product_id as "productId" from codes.code
        where producer_id = $1 and product_id is not null order by created_at desc, code limit $2`,
      [producerId, limit],
    );
  }

  /** The code of a thing; the first one who asks makes it. */
  async issue(tx: Tx, { producerId, productId, batch }: Labelled): Promise<string> {
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
      await tx.execute(
        `insert into codes.code (code, producer_id, product_id, batch, created_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [randomCode(), producerId, productId, batch, this.clock.now()],
      );
      const row = await tx.row<{ code: string }>(
        `select code from codes.code where producer_id = $1
            and product_id is not distinct from $2 and batch is not distinct from $3`,
        [producerId, productId, batch],
      );
      if (row !== null) return row.code;
    }
    throw new Error(`No free code after ${MAX_TRIES} tries`);
  }

  async import(tx: Tx, codes: readonly ImportedCode[]): Promise<void> {
    await tx.execute(
      `insert into codes.code (code, producer_id, product_id, created_at)
       select code, producer_id, product_id, $4
         from unnest($1::text[], $2::uuid[], $3::uuid[]) as c (code, producer_id, product_id)
       on conflict do nothing`,
      [
        codes.map(({ code }) => code),
        codes.map(({ producerId }) => producerId),
        codes.map(({ productId }) => productId),
        this.clock.now(),
      ],
    );
  }
}

const randomCode = (): string =>
  codeFrom(Array.from({ length: CODE_LENGTH }, () => randomInt(CODE_LETTERS.length)));
