import type { EngineSettings } from '@markthalle/search-index/meilisearch-settings';
import { Inject, Injectable } from '@nestjs/common';
import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  type MultiSearchQuery,
  type RecordAny,
} from 'meilisearch';
import { z } from 'zod';
import { CONFIG, type Config, type MeilisearchConfig } from '../../../config.ts';
import {
  DocumentPage,
  type EngineTask,
  Enqueued,
  FacetValues,
  IndexStats,
  SearchAnswers,
  TaskPage,
} from './engine-answers.ts';
import { EngineFailure, failureKindOf } from './engine-failure.ts';

/** One search of a multi-search. */
export type EngineSearch = MultiSearchQuery;

/** Documents and settings may take their time; searches are cut off by who asks. */
const WRITE_TIMEOUT_MS = 15_000;
const PRIMARY_KEY = 'id';

/** The only door to Meilisearch: every answer is checked, every failure has a kind. */
@Injectable()
export class MeilisearchClient {
  private readonly reader: Meilisearch | null;
  private readonly writer: Meilisearch | null;

  constructor(@Inject(CONFIG) { meilisearch }: Config) {
    this.reader = clientOf(meilisearch, meilisearch?.searchKey);
    this.writer = clientOf(meilisearch, meilisearch?.writerKey, WRITE_TIMEOUT_MS);
  }

  /** Whether there is an address; without one nothing here may be called. */
  get isConfigured(): boolean {
    return this.reader !== null;
  }

  /** Several searches in one request, answered in their order. */
  async search(queries: readonly EngineSearch[], signal?: AbortSignal) {
    const ask = () => must(this.reader).multiSearch({ queries: [...queries] }, { signal });
    const { results } = await checked(SearchAnswers, ask);
    if (results.length !== queries.length) throw malformed('another number of answers');
    return results;
  }

  /** Values of a facet that begin with a text. */
  async facetValues(uid: string, facetName: string, facetQuery: string) {
    const index = must(this.reader).index(uid);
    return checked(FacetValues, () => index.searchForFacetValues({ facetName, facetQuery }));
  }

  /** Answers the task. An index that is there already fails that task, which harms nothing. */
  async createIndex(uid: string): Promise<number> {
    const create = () => must(this.writer).createIndex(uid, { primaryKey: PRIMARY_KEY });
    return (await checked(Enqueued, create)).taskUid;
  }

  async deleteIndex(uid: string): Promise<number> {
    return (await checked(Enqueued, () => must(this.writer).deleteIndex(uid))).taskUid;
  }

  /** Null where there is no such index. */
  async searchableAttributes(uid: string): Promise<readonly string[] | null> {
    const read = () => must(this.writer).index(uid).getSearchableAttributes();
    return checked(z.array(z.string()), read).catch(orNull);
  }

  async updateSettings(uid: string, settings: EngineSettings): Promise<number> {
    const index = must(this.writer).index(uid);
    return (await checked(Enqueued, () => index.updateSettings(settings))).taskUid;
  }

  /** Replaces whole documents. `note` stands beside the task in the engine. */
  async putDocuments(uid: string, documents: readonly object[], note: string): Promise<number> {
    const index = must(this.writer).index(uid);
    const put = () =>
      index.addDocuments(documents as RecordAny[], {
        primaryKey: PRIMARY_KEY,
        customMetadata: note,
      });
    return (await checked(Enqueued, put)).taskUid;
  }

  async deleteDocuments(uid: string, ids: readonly string[], note: string): Promise<number> {
    const index = must(this.writer).index(uid);
    const remove = () => index.deleteDocuments([...ids], { customMetadata: note });
    return (await checked(Enqueued, remove)).taskUid;
  }

  /** Tasks by their numbers; those that the engine does not know are missing. */
  async tasks(uids: readonly number[]): Promise<readonly EngineTask[]> {
    const read = () => must(this.writer).tasks.getTasks({ uids: [...uids], limit: uids.length });
    return (await checked(TaskPage, read)).results;
  }

  /** Ids and stamps of documents, a page of them. */
  async stamps(uid: string, offset: number, limit: number) {
    const index = must(this.writer).index(uid);
    const read = () => index.getDocuments({ fields: ['id', 'stamp'], offset, limit });
    return checked(DocumentPage, read);
  }

  async countDocuments(uid: string): Promise<number> {
    const read = () => must(this.writer).index(uid).getStats();
    return (await checked(IndexStats, read)).numberOfDocuments;
  }
}

function clientOf(config: MeilisearchConfig | null, apiKey = '', timeout?: number) {
  if (config === null) return null;
  return new Meilisearch({
    host: config.url,
    ...(apiKey === '' ? {} : { apiKey }),
    ...(timeout === undefined ? {} : { timeout }),
  });
}

function must(client: Meilisearch | null): Meilisearch {
  if (client === null) throw new Error('No Meilisearch is configured');
  return client;
}

const malformed = (what: string) => new EngineFailure('malformed', null, what);

/** Asks and checks the answer; whatever goes wrong is an `EngineFailure`. */
async function checked<S extends z.ZodType>(
  schema: S,
  ask: () => Promise<unknown>,
): Promise<z.output<S>> {
  const answer = await ask().catch((error: unknown) => {
    throw toFailure(error);
  });
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw malformed(parsed.error.issues[0]?.path.join('.') ?? 'answer');
  return parsed.data;
}

function toFailure(error: unknown): EngineFailure {
  if (error instanceof MeilisearchApiError) {
    const code = error.cause?.code ?? null;
    return new EngineFailure(failureKindOf(error.response.status, code), code, error.message);
  }
  if (error instanceof MeilisearchRequestError) {
    return new EngineFailure('unreachable', null, error.message);
  }
  // What the client cannot read as JSON.
  if (error instanceof SyntaxError) return malformed(error.message);
  throw error;
}

function orNull(error: unknown): null {
  if (error instanceof EngineFailure && error.code === 'index_not_found') return null;
  throw error;
}
