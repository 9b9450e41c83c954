import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config.ts';
import { Db, type Tx } from '../../../platform/db/db.ts';
import type { Entity } from '../search-documents.store.ts';

export interface EngineIndex {
  readonly uid: string;
  readonly entity: Entity;
  readonly number: number;
  readonly state: 'building' | 'live' | 'retired';
  readonly checkedAt: Date | null;
  readonly retiredAt: Date | null;
}

export interface Capability {
  readonly uid: string;
  readonly settingsHash: string;
  readonly taskUid: number | null;
  readonly ready: boolean;
  readonly failedAt: Date | null;
}

/** The indexes of the outer engine by their physical names, and what each can do. */
@Injectable()
export class EngineIndexesStore {
  private readonly prefix: string;

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) { stripe }: Config,
  ) {
    // Several markets may share a server.
    this.prefix = stripe.tenant;
  }

  all(): Promise<EngineIndex[]> {
    return this.db.rows<EngineIndex>(
      `select uid, entity, number, state, checked_at as "checkedAt", retired_at as "retiredAt"
         from search.engine_index order by entity, number`,
    );
  }

  /** A new index with the next number of its entity. */
  async create(tx: Tx, entity: Entity, now: Date): Promise<string> {
    const row = await tx.row<{ uid: string }>(
      `insert into search.engine_index (uid, entity, number, state, made_at)
       select $3::text || '_' || $1::text || 's_v' || n, $1::text, n, 'building', $2
         from (select coalesce(max(number), 0) + 1 as n from search.engine_index where entity = $1::text) next
       returning uid`,
      [entity, now, this.prefix],
    );
    if (row === null) throw new Error('An index always gets a number');
    return row.uid;
  }

  async checked(uid: string, now: Date): Promise<void> {
    await this.db.execute('update search.engine_index set checked_at = $2 where uid = $1', [
      uid,
      now,
    ]);
  }

  /** Searches use this one from now on; the one before stays for a while. */
  async makeLive(tx: Tx, { uid, entity }: Pick<EngineIndex, 'uid' | 'entity'>, now: Date) {
    await tx.execute(
      `update search.engine_index set state = 'retired', retired_at = $2
        where entity = $1 and state = 'live'`,
      [entity, now],
    );
    await tx.execute(`update search.engine_index set state = 'live', live_at = $2 where uid = $1`, [
      uid,
      now,
    ]);
  }

  /** The engine lost an index: it is filled again before it is asked again. */
  async buildAgain(tx: Tx, { uid, entity }: Pick<EngineIndex, 'uid' | 'entity'>): Promise<void> {
    await tx.execute('delete from search.engine_capability where index_uid = $1', [uid]);
    await tx.execute(
      `update search.engine_index i
          set state = case when exists (select from search.engine_index other
                where other.entity = $2 and other.state = 'building' and other.uid <> i.uid)
              then 'retired' else 'building' end,
              live_at = null
        where uid = $1`,
      [uid, entity],
    );
  }

  async remove(uid: string): Promise<void> {
    await this.db.execute('delete from search.engine_index where uid = $1', [uid]);
  }

  capability(uid: string, settingsHash: string): Promise<Capability | null> {
    return this.db.row<Capability>(`${CAPABILITIES} where index_uid = $1 and settings_hash = $2`, [
      uid,
      settingsHash,
    ]);
  }

  /** Settings that were sent and are not confirmed. */
  settingsInFlight(): Promise<Capability[]> {
    return this.db.rows<Capability>(`${CAPABILITIES} where task_uid is not null`);
  }

  async noteSettings(
    { uid, hash, taskUid }: { uid: string; hash: string; taskUid: number },
    { filters, sorts }: { filters: readonly string[]; sorts: readonly string[] },
    now: Date,
  ): Promise<void> {
    await this.db.execute(
      `insert into search.engine_capability
         (index_uid, settings_hash, filters, sorts, task_uid, noted_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (index_uid, settings_hash) do update
         set task_uid = excluded.task_uid, ready = false, failed_at = null,
             noted_at = excluded.noted_at`,
      [uid, hash, filters, sorts, taskUid, now],
    );
  }

  /** These settings are in force now, those before are not any more. */
  async settingsReady({ uid, settingsHash }: Capability): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.execute(
        'delete from search.engine_capability where index_uid = $1 and settings_hash <> $2 and ready',
        [uid, settingsHash],
      );
      await tx.execute(
        `update search.engine_capability set ready = true, task_uid = null
          where index_uid = $1 and settings_hash = $2`,
        [uid, settingsHash],
      );
    });
  }

  /** `failedAt` null: the task is lost and the settings are sent again at once. */
  async settingsUnset({ uid, settingsHash }: Capability, failedAt: Date | null): Promise<void> {
    await this.db.execute(
      `update search.engine_capability set task_uid = null, failed_at = $3
        where index_uid = $1 and settings_hash = $2`,
      [uid, settingsHash, failedAt],
    );
  }
}

const CAPABILITIES = `select index_uid as uid, settings_hash as "settingsHash", task_uid as "taskUid",
  ready, failed_at as "failedAt" from search.engine_capability`;
