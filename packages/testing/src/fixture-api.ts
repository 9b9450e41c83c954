import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Endpoint, OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { type FieldError, PROBLEMS, type ProblemCode } from '@markthalle/contracts/problems';

/** A refusal that a fixture answers with, in the form of the real API. */
export class FixtureProblem extends Error {
  override readonly name = 'FixtureProblem';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    errors: readonly FieldError[] = [],
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.code = code;
    this.errors = errors;
    this.details = details;
  }
}

type Answer<E extends Endpoint> = (input: ParsedInputOf<E>) => OutputOf<E> | Promise<OutputOf<E>>;

export type FixtureCall = {
  readonly endpoint: Endpoint;
  readonly input: Readonly<Record<string, unknown>>;
  readonly sessionToken: string | null;
  /** The farm that the caller named. */
  readonly producerId: string | null;
  readonly idempotencyKey: string | null;
};

type Route = { readonly endpoint: Endpoint; readonly answer: Answer<Endpoint> };

/**
 * An HTTP server that speaks the contracts and nothing else: inputs and outputs are checked by their
 * schemas, so a page that works here speaks the language of the real API. For tests of the web apps.
 */
export class FixtureApi {
  readonly calls: FixtureCall[] = [];
  /** Tokens that open doors; any other is an expired session. */
  readonly sessions = new Set<string>();
  readonly #routes: Route[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((req, res) => {
      this.#answer(req).then(
        (body) => send(res, body.status, body.type, body.text),
        (error) => send(res, 500, 'text/plain', String(error)),
      );
    });
  }

  /** Later answers for an endpoint replace earlier ones. */
  on<E extends Endpoint>(endpoint: E, answer: Answer<E>): this {
    this.#routes.unshift({ endpoint, answer: answer as unknown as Answer<Endpoint> });
    return this;
  }

  /** The inputs of all calls of one endpoint, oldest first. */
  inputsOf(endpoint: Endpoint): readonly Readonly<Record<string, unknown>>[] {
    return this.calls.filter((call) => call.endpoint === endpoint).map((call) => call.input);
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(req: IncomingMessage) {
    const url = new URL(req.url ?? '/', 'http://fixture');
    if (url.pathname === '/health/ready') return json(200, {});
    for (const route of this.#routes) {
      const inPath = matchPath(route.endpoint.path, url.pathname);
      if (inPath === null || route.endpoint.method !== req.method) continue;
      return this.#answerRoute(route, req, { ...(await bodyOrQuery(req, url)), ...inPath });
    }
    return problem('route-not-found');
  }

  async #answerRoute({ endpoint, answer }: Route, req: IncomingMessage, raw: object) {
    const sessionToken = req.headers.authorization?.replace('Bearer ', '') ?? null;
    const known = sessionToken !== null && this.sessions.has(sessionToken);
    if (endpoint.access !== 'public' && !known) return problem('not-authenticated');
    const parsed = endpoint.input.safeParse(raw);
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path, message }) => ({
        pointer: `/${path.join('/')}`,
        message,
      }));
      return problem('invalid-input', errors);
    }
    const idempotencyKey = req.headers['idempotency-key']?.toString() ?? null;
    const producerId = req.headers['x-producer']?.toString() ?? null;
    this.calls.push({ endpoint, input: parsed.data, sessionToken, producerId, idempotencyKey });
    try {
      const value = endpoint.output.parse(await answer(parsed.data as never));
      if (endpoint.mediaType) {
        return { status: endpoint.status, type: endpoint.mediaType, text: String(value) };
      }
      return json(endpoint.status, value);
    } catch (error) {
      if (error instanceof FixtureProblem) return problem(error.code, error.errors, error.details);
      throw error;
    }
  }
}

function send(res: ServerResponse, status: number, type: string, text: string): void {
  res.writeHead(status, { 'content-type': type }).end(text);
}

function json(status: number, value: unknown) {
  return { status, type: 'application/json', text: JSON.stringify(value) };
}

function problem(
  code: ProblemCode,
  errors: readonly FieldError[] = [],
  details: Readonly<Record<string, unknown>> = {},
) {
  const { status, de } = PROBLEMS[code];
  const body = {
    type: `urn:markthalle:${code}`,
    title: de,
    status,
    code,
    instance: '/',
    errors,
    details,
  };
  return { status, type: 'application/problem+json', text: JSON.stringify(body) };
}

async function bodyOrQuery(req: IncomingMessage, url: URL): Promise<object> {
  if (req.method === 'GET' || req.method === 'DELETE') return Object.fromEntries(url.searchParams);
  let text = '';
  for await (const chunk of req) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const source = pattern.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  const match = new RegExp(`^${source.replaceAll('.', '\\.')}$`).exec(path);
  if (match === null) return null;
  return Object.fromEntries(
    names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]),
  );
}
