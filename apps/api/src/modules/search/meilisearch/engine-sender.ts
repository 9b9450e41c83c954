import { berlinDateOf } from '@markthalle/domain/dates';
import type { ProductDocument } from '@markthalle/search-index/document';
import { engineProducer, engineProduct } from '@markthalle/search-index/meilisearch-document';
import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS, SECOND_MS } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { Incidents } from '../../../platform/incidents/incidents.ts';
import type { ProducerSource } from '../product-sources.queries.ts';
import type { EngineTask } from './engine-answers.ts';
import { EngineFailure } from './engine-failure.ts';
import type { EngineIndex } from './engine-indexes.store.ts';
import { EngineOutboxStore, type Waiting } from './engine-outbox.store.ts';
import { MeilisearchClient } from './meilisearch-client.ts';

const MAX_TOGETHER = 1000;
/** Tasks of an index that may be under way at once: few, so that the engine can still put them together. */
const MAX_TASKS_IN_FLIGHT = 4;
const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = SECOND_MS;
const LONGEST_PAUSE_MS = 10 * MINUTE_MS;
/** Failures of a task that are about its documents; others are about the engine. */
const DOCUMENT_FAULT = 'invalid_request';
const NOT_ABOUT_DOCUMENTS: ReadonlySet<string> = new Set(['index_not_found']);

interface Failed {
  readonly code: string;
  readonly isDocumentFault: boolean;
}

/** Carries documents to the engine and follows each task to its end: an accepted request is not an arrived document. */
@Injectable()
export class EngineSender {
  constructor(
    private readonly client: MeilisearchClient,
    private readonly outbox: EngineOutboxStore,
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /** Asks how the tasks under way ended. */
  async watch(): Promise<void> {
    const inFlight = await this.outbox.tasksInFlight();
    if (inFlight.length === 0) return;
    const tasks = await this.client.tasks(inFlight.map(({ taskUid }) => taskUid));
    const byUid = new Map(tasks.map((task) => [task.uid, task]));
    for (const { uid, taskUid } of inFlight) {
      const task = byUid.get(taskUid);
      if (task === undefined) await this.outbox.lost(taskUid);
      else if (task.status === 'succeeded') await this.outbox.arrived(taskUid);
      else if (task.status === 'failed' || task.status === 'canceled') {
        const documents = await this.outbox.documentsOf(taskUid);
        await this.failed(uid, documents, failureOf(task));
      }
    }
  }

  /** Sends what is due to an index, puts and deletes of one reading in one order. Answers whether there is more. */
  async send({ uid, entity }: EngineIndex): Promise<boolean> {
    const inFlight = await this.outbox.tasksInFlight();
    if (inFlight.filter((task) => task.uid === uid).length >= MAX_TASKS_IN_FLIGHT) return false;
    const now = this.clock.now();
    const batch = together(await this.outbox.next(uid, now, MAX_TOGETHER));
    const day = berlinDateOf(now.toISOString());
    const puts = batch.filter(({ document }) => document !== null);
    const gone = batch.filter(({ document }) => document === null);
    const note = `${batch.at(0)?.seq ?? 0}-${batch.at(-1)?.seq ?? 0}`;
    if (puts.length > 0) {
      const documents = puts.map(({ document, hash }) =>
        entity === 'product'
          ? engineProduct(document as ProductDocument, hash, day)
          : engineProducer(document as ProducerSource, hash, day),
      );
      await this.carry(uid, puts, () => this.client.putDocuments(uid, documents, note));
    }
    if (gone.length > 0) {
      const ids = gone.map(({ id }) => id);
      await this.carry(uid, gone, () => this.client.deleteDocuments(uid, ids, note));
    }
    return batch.length > 0;
  }

  private async carry(uid: string, documents: readonly Waiting[], send: () => Promise<number>) {
    try {
      await this.outbox.sent(uid, await send(), documents, this.clock.now());
    } catch (error) {
      // Refused at the door (too large, no document): as if its task had failed.
      if (!(error instanceof EngineFailure) || error.kind !== 'rejected') throw error;
      await this.failed(uid, documents, { code: error.code ?? 'rejected', isDocumentFault: true });
    }
  }

  /** Half as many together next time, until the one document that fails stands alone. */
  private async failed(
    uid: string,
    documents: readonly { readonly id: string; readonly attempts: number }[],
    { code, isDocumentFault }: Failed,
  ): Promise<void> {
    const ids = documents.map(({ id }) => id);
    const [first] = documents;
    if (first === undefined) return;
    const isPoison = isDocumentFault && documents.length === 1 && first.attempts >= MAX_ATTEMPTS;
    if (isPoison) return this.park(uid, first.id, code);
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** first.attempts, LONGEST_PAUSE_MS);
    const half = isDocumentFault ? Math.ceil(documents.length / 2) : null;
    await this.outbox.postpone({ uid, ids }, later(this.clock.now(), pauseMs), half);
    if (!isDocumentFault) await this.alarm(uid, code);
  }

  private async park(uid: string, id: string, code: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await this.outbox.park(tx, { uid, id }, code, this.clock.now());
      await this.incidents.open(tx, {
        kind: 'search-sync',
        subject: id,
        title: 'Meilisearch nimmt ein Dokument nicht an',
        details: { index: uid, error: code },
      });
    });
  }

  private async alarm(uid: string, code: string): Promise<void> {
    await this.db.transaction((tx) =>
      this.incidents.open(tx, {
        kind: 'search-sync',
        subject: uid,
        title: 'Aufträge von Meilisearch schlagen fehl',
        details: { index: uid, error: code },
      }),
    );
  }
}

/** As many as all of them bear, from the first. */
function together(waiting: readonly Waiting[]): Waiting[] {
  const batch: Waiting[] = [];
  let most = MAX_TOGETHER;
  for (const one of waiting) {
    most = Math.min(most, one.mostTogether ?? MAX_TOGETHER);
    if (batch.length >= most) break;
    batch.push(one);
  }
  return batch;
}

const failureOf = ({ error, status }: EngineTask): Failed => ({
  code: error?.code ?? status,
  isDocumentFault: error?.type === DOCUMENT_FAULT && !NOT_ABOUT_DOCUMENTS.has(error.code),
});
