import { createHash } from 'node:crypto';
import {
  capabilitiesOf,
  type EngineSettings,
  producerSettings,
  productSettings,
} from '@markthalle/search-index/meilisearch-settings';
import type { SynonymRow } from '@markthalle/search-index/synonyms';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config.ts';
import { Clock, DAY_MS, MINUTE_MS } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { Incidents } from '../../../platform/incidents/incidents.ts';
import type { Entity } from '../search-documents.store.ts';
import { type EngineIndex, EngineIndexesStore } from './engine-indexes.store.ts';
import { EngineOutboxStore } from './engine-outbox.store.ts';
import { MeilisearchClient } from './meilisearch-client.ts';

export const ENTITIES: readonly Entity[] = ['product', 'producer'];
const CHECK_EVERY_MS = 10 * MINUTE_MS;
const SETTINGS_AGAIN_MS = MINUTE_MS;
/** What searchable attributes are where nobody set them: the engine made the index by itself. */
const NEVER_SET = '*';

/** Keeps the indexes of the engine as this program needs them: there, with its settings, the old ones removed. */
@Injectable()
export class IndexKeeper {
  constructor(
    private readonly client: MeilisearchClient,
    private readonly indexes: EngineIndexesStore,
    private readonly outbox: EngineOutboxStore,
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes what is missing, sends settings that changed, and looks now and then whether the engine still has all. */
  async keep(): Promise<void> {
    for (const entity of ENTITIES) {
      const own = (await this.indexes.all()).filter((index) => index.entity === entity);
      if (own.every(({ state }) => state === 'retired')) await this.begin(entity);
    }
    const now = this.clock.now().getTime();
    for (const index of await this.indexes.all()) {
      if (index.state === 'retired') await this.retire(index);
      else if (index.checkedAt === null || now - index.checkedAt.getTime() >= CHECK_EVERY_MS) {
        await this.check(index);
      }
    }
    await this.watchSettings();
  }

  /** A new index of an entity, filled from the projection while changes go to it and to the live one. */
  async begin(entity: Entity): Promise<string> {
    return this.db.transaction(async (tx) => {
      const uid = await this.indexes.create(tx, entity, this.clock.now());
      await this.outbox.noteAll(tx, uid, entity);
      return uid;
    });
  }

  /** Whether an index has the settings of this program. */
  async isReady({ uid, entity }: EngineIndex): Promise<boolean> {
    const { hash } = await this.settingsFor(entity);
    return (await this.indexes.capability(uid, hash))?.ready ?? false;
  }

  private async check(index: EngineIndex): Promise<void> {
    const { settings, hash } = await this.settingsFor(index.entity);
    const capability = await this.indexes.capability(index.uid, hash);
    const now = this.clock.now();
    if (capability?.ready) {
      const attributes = await this.client.searchableAttributes(index.uid);
      if (attributes !== null && !attributes.includes(NEVER_SET)) {
        return this.indexes.checked(index.uid, now);
      }
      await this.db.transaction(async (tx) => {
        await this.indexes.buildAgain(tx, index);
        await this.outbox.noteAll(tx, index.uid, index.entity);
      });
      return this.check({ ...index, state: 'building' });
    }
    if (capability?.taskUid != null) return;
    const failedAt = capability?.failedAt?.getTime() ?? 0;
    if (now.getTime() - failedAt < SETTINGS_AGAIN_MS) return;
    // Settings would make the index too, but without its key.
    if (index.state === 'building') await this.client.createIndex(index.uid);
    const taskUid = await this.client.updateSettings(index.uid, settings);
    await this.indexes.noteSettings(
      { uid: index.uid, hash, taskUid },
      capabilitiesOf(settings),
      now,
    );
  }

  private async watchSettings(): Promise<void> {
    const inFlight = await this.indexes.settingsInFlight();
    const uids = inFlight.flatMap(({ taskUid }) => (taskUid === null ? [] : [taskUid]));
    if (uids.length === 0) return;
    const tasks = new Map((await this.client.tasks(uids)).map((task) => [task.uid, task]));
    for (const capability of inFlight) {
      const task = tasks.get(capability.taskUid ?? -1);
      if (task === undefined) await this.indexes.settingsUnset(capability, null);
      else if (task.status === 'succeeded') await this.indexes.settingsReady(capability);
      else if (task.status === 'failed' || task.status === 'canceled') {
        await this.indexes.settingsUnset(capability, this.clock.now());
        await this.alarm(capability.uid, task.error?.code ?? task.status);
      }
    }
  }

  private async retire({ uid, retiredAt }: EngineIndex): Promise<void> {
    const since = this.clock.now().getTime() - (retiredAt?.getTime() ?? 0);
    if (since < DAY_MS) return;
    await this.client.deleteIndex(uid);
    await this.indexes.remove(uid);
  }

  private async settingsFor(
    entity: Entity,
  ): Promise<{ readonly settings: EngineSettings; readonly hash: string }> {
    const arm = this.config.meilisearch?.german ?? 'plain';
    const settings =
      entity === 'product' ? productSettings(await this.synonyms(), arm) : producerSettings();
    const hash = createHash('sha256').update(JSON.stringify(settings)).digest('base64url');
    return { settings, hash };
  }

  private synonyms(): Promise<SynonymRow[]> {
    return this.db.rows<SynonymRow>(
      `select term, expansions, kind from search.search_synonym where status = 'active' order by term, kind`,
    );
  }

  private async alarm(uid: string, code: string): Promise<void> {
    await this.db.transaction((tx) =>
      this.incidents.open(tx, {
        kind: 'search-sync',
        subject: uid,
        title: 'Meilisearch lehnt die Einstellungen ab',
        details: { index: uid, error: code },
      }),
    );
  }
}
