import { JobQueue } from './clock/job-queue.ts';
import { type ClockMode, SandboxClock } from './clock/sandbox-clock.ts';
import { ChaosPlan } from './events/chaos-plan.ts';
import { FaultPlan } from './http/faults.ts';
import { RequestLog } from './http/request-log.ts';
import { Ledger } from './money/ledger.ts';
import { SettingsStore } from './sandbox-settings.ts';
import { Database } from './store/database.ts';
import { IdSource } from './store/id-source.ts';
import { MetaStore } from './store/meta-store.ts';
import { ObjectStore } from './store/object-store.ts';
import { SnapshotShelf } from './store/snapshot-shelf.ts';

/** API version the sandbox speaks; the official SDK of the same major line pins it too. */
export const API_VERSION = '2026-10-28.endive';

export interface SandboxOptions {
  dataFile?: string;
  clock: ClockMode;
  seed?: string;
  /** Address the hosted pages are reached at, without a trailing slash. */
  publicUrl: string;
}

/** The API call that is being executed, as events name it. */
export interface CurrentCall {
  requestId: string;
  idempotencyKey: string | null;
}

/** Everything one running sandbox consists of; passed to whatever works on it. */
export class Sandbox {
  readonly db: Database;
  readonly meta: MetaStore;
  readonly store: ObjectStore;
  readonly ids: IdSource;
  readonly clock: SandboxClock;
  readonly jobs: JobQueue;
  readonly ledger: Ledger;
  readonly settings: SettingsStore;
  readonly faults = new FaultPlan();
  readonly chaos = new ChaosPlan();
  readonly requests: RequestLog;
  readonly snapshots: SnapshotShelf;
  publicUrl: string;
  currentCall: CurrentCall | undefined;
  /** Called after each committed transaction; the server wakes its timers here. */
  afterCommit: () => void = () => undefined;

  constructor(options: SandboxOptions) {
    this.db = new Database(options.dataFile);
    this.meta = new MetaStore(this.db);
    this.ids = new IdSource(this.meta, options.seed);
    this.store = new ObjectStore(this.db);
    this.clock = new SandboxClock(this.meta, options.clock);
    this.jobs = new JobQueue(this.db);
    this.ledger = new Ledger(this.db);
    this.settings = new SettingsStore(this.meta);
    this.requests = new RequestLog(this.db);
    this.snapshots = new SnapshotShelf(this.db);
    this.publicUrl = options.publicUrl;
  }

  /** One transaction; wakes deliveries and jobs once it is committed. */
  transact<T>(work: () => T): T {
    const result = this.db.transact(work);
    this.afterCommit();
    return result;
  }

  /** Account id of the platform itself. */
  platformId(): string {
    const known = this.meta.read('platform_id');
    if (known !== undefined) return known;
    const created = this.ids.next('acct', 16);
    this.meta.write('platform_id', created);
    return created;
  }

  close(): void {
    this.db.close();
  }
}
