import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wordsOf } from '@markthalle/search-index/fold';

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: a body is whatever was sent.
  readonly body: any;
}

export interface StubReply {
  readonly status: number;
  readonly body: unknown;
  readonly afterMs?: number;
}

interface StubTask {
  readonly uid: number;
  readonly status: 'enqueued' | 'succeeded' | 'failed';
  readonly error: { message: string; code: string; type: string; link: string } | null;
}

type Stored = { readonly id: string; readonly name?: string; readonly stamp?: string };
type Scripted = StubReply | undefined;
export type Script = (request: StubRequest) => Scripted | Promise<Scripted>;

/** An error answer as the engine documents it. */
export const errorReply = (status: number, code: string, type = 'invalid_request'): StubReply => ({
  status,
  body: { message: `scripted ${code}`, code, type, link: 'https://docs.meilisearch.com/errors' },
});

/**
 * Speaks the documented answers of Meilisearch on the wire and keeps what it was sent. It does not search: a query is
 * answered with the documents that bear exactly that name, or whatever a script says.
 */
export class MeilisearchStub {
  readonly requests: StubRequest[] = [];
  readonly indexes = new Map<string, Map<string, Stored>>();
  readonly tasks: StubTask[] = [];
  private readonly settings = new Map<string, string[]>();
  /** First to answer; undefined leaves it to the documented answer. */
  script: Script = () => undefined;
  /** How a task ends; by default it does what it was told. */
  taskFails: (request: StubRequest) => StubTask['error'] = () => null;
  private server: Server | null = null;
  private port: number;

  constructor(port = 0) {
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.serve(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** As when the process is killed: open connections break. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  sent(method: string, path: RegExp): StubRequest[] {
    return this.requests.filter((one) => one.method === method && path.test(one.path));
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of message) text += chunk;
    const url = new URL(message.url ?? '/', this.url);
    const request = {
      method: message.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: message.headers,
      body: text === '' ? null : JSON.parse(text),
    };
    this.requests.push(request);
    const { status, body, afterMs = 0 } = (await this.script(request)) ?? this.documented(request);
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }, afterMs);
  }

  private documented(request: StubRequest): StubReply {
    const [, , uid = '', , action] = request.path.split('/');
    const is = (method: string, path: RegExp) =>
      request.method === method && path.test(request.path);
    if (is('POST', /^\/multi-search$/)) return this.multiSearch(request);
    if (is('GET', /^\/tasks$/)) return this.tasksAnswer(request);
    if (is('POST', /^\/indexes$/)) {
      return this.enqueue(request, request.body.uid, () => this.documentsOf(request.body.uid));
    }
    if (is('PATCH', /settings$/)) {
      const attributes = request.body.searchableAttributes;
      return this.enqueue(request, uid, () => this.settings.set(uid, attributes));
    }
    if (is('DELETE', /^\/indexes\/[^/]+$/)) {
      return this.enqueue(request, uid, () => this.indexes.delete(uid));
    }
    if (is('POST', /documents\/delete-batch$/)) {
      return this.enqueue(request, uid, () => {
        for (const id of request.body) this.documentsOf(uid).delete(id);
      });
    }
    if (is('POST', /documents$/)) {
      return this.enqueue(request, uid, () => {
        for (const document of request.body) this.documentsOf(uid).set(document.id, document);
      });
    }
    if (!this.indexes.has(uid)) return errorReply(404, 'index_not_found');
    if (is('GET', /searchable-attributes$/)) {
      return { status: 200, body: this.settings.get(uid) ?? ['*'] };
    }
    if (is('GET', /stats$/)) {
      const numberOfDocuments = this.documentsOf(uid).size;
      return {
        status: 200,
        body: { numberOfDocuments, isIndexing: false, fieldDistribution: {} },
      };
    }
    if (is('GET', /documents$/)) return this.documentPage(request, uid);
    if (action === undefined && is('POST', /facet-search$/)) {
      return { status: 200, body: { facetHits: [], facetQuery: null, processingTimeMs: 1 } };
    }
    return errorReply(404, 'not_found');
  }

  private documentsOf(uid: string): Map<string, Stored> {
    const known = this.indexes.get(uid) ?? new Map<string, Stored>();
    this.indexes.set(uid, known);
    return known;
  }

  private enqueue(request: StubRequest, indexUid: string, work: () => unknown): StubReply {
    const uid = this.tasks.length;
    const error = this.taskFails(request);
    if (error === null) work();
    this.tasks.push({ uid, status: error === null ? 'succeeded' : 'failed', error });
    const body = { taskUid: uid, indexUid, status: 'enqueued', type: 'any', enqueuedAt: '' };
    return { status: 202, body };
  }

  private tasksAnswer({ query }: StubRequest): StubReply {
    const uids = (query.uids ?? '').split(',').map(Number);
    const results = this.tasks.filter(({ uid }) => uids.includes(uid));
    const body = { results, total: results.length, limit: results.length, from: null, next: null };
    return { status: 200, body };
  }

  private documentPage({ query }: StubRequest, uid: string): StubReply {
    const all = [...this.documentsOf(uid).values()].map(({ id, stamp }) => ({ id, stamp }));
    const offset = Number(query.offset ?? 0);
    const limit = Number(query.limit ?? 20);
    return {
      status: 200,
      body: { results: all.slice(offset, offset + limit), offset, limit, total: all.length },
    };
  }

  private multiSearch({ body }: StubRequest): StubReply {
    const isMissing = ({ indexUid }: { indexUid: string }) => !this.indexes.has(indexUid);
    if (body.queries.some(isMissing)) return errorReply(404, 'index_not_found');
    const results = body.queries.map(
      (query: { indexUid: string; q: string; hitsPerPage?: number; limit?: number }) => {
        const named = [...this.documentsOf(query.indexUid).values()].filter(
          ({ name = '' }) => query.q === '' || wordsOf(name).join(' ') === query.q,
        );
        return {
          indexUid: query.indexUid,
          hits: named.slice(0, query.hitsPerPage ?? query.limit ?? 20),
          totalHits: named.length,
          query: query.q,
          processingTimeMs: 1,
          facetDistribution: {},
          facetStats: {},
        };
      },
    );
    return { status: 200, body: { results } };
  }
}
