import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../../config.ts';
import { Statements } from '../../platform/db/db.ts';

const MAX_CONNECTIONS = 4;
const STATEMENT_TIMEOUT_MS = 400;
/** A search that does not even get a connection is not worth waiting for. */
const CONNECTION_TIMEOUT_MS = 2_000;

/** PostgreSQL: query_canceled, which here is the statement timeout. */
const QUERY_CANCELED = '57014';

/** What the work answers, or the fallback where the database takes too long: a slow search is no failed page. */
export async function inTime<T>(work: Promise<T>, fallback: () => T | Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isTimeout = error instanceof pg.DatabaseError && error.code === QUERY_CANCELED;
    if (!isTimeout) throw error;
    return fallback();
  }
}

/** Connections of the search alone, few and impatient, so that it can never starve the checkout. */
@Injectable()
export class SearchPool extends Statements implements OnApplicationShutdown {
  private readonly connections: pg.Pool;

  constructor(@Inject(CONFIG) config: Config) {
    const connections = new pg.Pool({
      connectionString: config.database.url,
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      options: [
        '-c role=markthalle_app',
        '-c jit=off',
        '-c random_page_cost=1.1',
        '-c max_parallel_workers_per_gather=0',
        // The hits of a broad word stay in memory; four connections at most have so much.
        '-c work_mem=32MB',
        // A swap of two letters leaves a word of five with a quarter of its trigrams.
        '-c pg_trgm.similarity_threshold=0.2',
        `-c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
        '-c default_transaction_read_only=on',
      ].join(' '),
    });
    connections.on('error', () => undefined);
    connections.on('connect', (client) => {
      client.on('error', () => undefined);
    });
    super(connections);
    this.connections = connections;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connections.end();
  }
}
