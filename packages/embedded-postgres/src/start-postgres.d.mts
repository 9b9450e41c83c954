export interface PostgresOptions {
  /** The cluster's folder; made at the first start. */
  dataDir: string;
  /** A fixed port on 127.0.0.1; without it the kernel chooses a free one. */
  port?: number;
  /** Trades durability for speed: for tests only. */
  fast?: boolean;
  /** What to do about a server that already runs on the folder; `reuse` is the default. */
  whenRunning?: 'reuse' | 'wait';
  /** Receives what the server prints. */
  log?: (text: string) => void;
}

export interface RunningPostgres {
  /** The superuser's connection string for a database. */
  url(database: string): string;
  port: number;
  /** True when the server was started by somebody else; `stop` then leaves it running. */
  reused: boolean;
  /** Resolves when a server that we started has ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

export declare function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;

export declare function untilStopped(dataDir: string): Promise<void>;
