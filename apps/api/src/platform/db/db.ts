import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../../config.ts';

/** Counts and sums come as int8; cents of a whole market stay far below 2^53, which is checked. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is beyond 2^53`);
  return value;
}

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8) return parseInt8;
    // A day is a word, not an instant.
    if (oid === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

type Params = readonly unknown[];

const statementCounter = new AsyncLocalStorage<{ count: number }>();

/** Reads and writes with one connection or the pool; each call is one SQL statement. */
export class Statements {
  constructor(private readonly client: pg.Pool | pg.PoolClient) {}

  /** All rows. */
  async rows<R extends object>(sql: string, params: Params = []): Promise<R[]> {
    return (await this.send({ text: sql, values: [...params] })).rows as R[];
  }

  /** The only row, or null. */
  async row<R extends object>(sql: string, params: Params = []): Promise<R | null> {
    return (await this.rows<R>(sql, params))[0] ?? null;
  }

  /** Runs a change and answers how many rows it touched. */
  async execute(sql: string, params: Params = []): Promise<number> {
    return (await this.send({ text: sql, values: [...params] })).rowCount ?? 0;
  }

  /** Like `rows`, planned once per connection: for the few hot reads (planning is most of their cost). */
  async prepared<R extends object>(name: string, sql: string, params: Params): Promise<R[]> {
    return (await this.send({ name, text: sql, values: [...params] })).rows as R[];
  }

  private send(query: pg.QueryConfig): Promise<pg.QueryResult> {
    const counter = statementCounter.getStore();
    if (counter !== undefined) counter.count += 1;
    return this.client.query(query);
  }
}

declare const inTransaction: unique symbol;

/** An open transaction. Only `Db.transaction` makes one; what writes takes it as its first argument. */
export type Tx = Statements & { readonly [inTransaction]: true };

const RETRYABLE = new Set(['40001', '40P01']);
const MAX_TRANSACTION_TRIES = 3;

@Injectable()
export class Db extends Statements implements OnApplicationShutdown {
  readonly pool: pg.Pool;

  constructor(@Inject(CONFIG) config: Config) {
    const pool = new pg.Pool({
      connectionString: config.database.url,
      max: config.database.poolSize,
      types,
      // The application role holds the grants (append-only ledger, prices, stock movements). A mistyped letter costs a
      // word of six up to three of its seven trigrams, so such words must still count as alike.
      options: [
        '-c role=markthalle_app',
        '-c jit=off',
        // The working set is in memory or on flash; the default takes indexes for four times dearer than they are.
        '-c random_page_cost=1.1',
        '-c pg_trgm.word_similarity_threshold=0.4',
        // A statement or a transaction that hangs must not keep its locks.
        '-c statement_timeout=30s',
        '-c idle_in_transaction_session_timeout=60s',
      ].join(' '),
      connectionTimeoutMillis: 15_000,
    });
    // An idle connection that the server closes is replaced at the next use; without a listener it ends the process.
    pool.on('error', () => undefined);
    // One that breaks while it is used fails its query; that error reaches whoever asked.
    pool.on('connect', (client) => {
      client.on('error', () => undefined);
    });
    super(pool);
    this.pool = pool;
  }

  /**
   * One transaction per use case (READ COMMITTED). A deadlock or serialization failure runs the whole use case again,
   * three times at most, so `work` must not call anything outside the database.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (tries >= MAX_TRANSACTION_TRIES || !isRetryable(error)) throw error;
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(new Statements(client) as Tx);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** A deadlock or a serialization failure: the whole transaction may run again. */
export function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && RETRYABLE.has(error.code ?? '');
}

/** The name of the constraint that a write ran into, or null: stores translate the ones they expect. */
export function violatedConstraint(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.constraint ?? null) : null;
}

/** How many SQL statements `work` sent (`begin` and `commit` are not counted). */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly statements: number }> {
  const counter = { count: 0 };
  const result = await statementCounter.run(counter, work);
  return { result, statements: counter.count };
}
