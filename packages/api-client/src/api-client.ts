import type { Endpoint, InputOf, OutputOf, ProblemOf } from '@markthalle/contracts/endpoint';
import type { ProblemBody } from '@markthalle/contracts/problems';

export interface ApiClientOptions {
  readonly baseUrl: string;
  /** The opaque session token of the signed-in person. */
  readonly sessionToken?: string | null;
  /** For which of their producers somebody acts; those who have one need not say. */
  readonly producerId?: string | null;
  /** Passed on so that rate limits count the person, not the web server. */
  readonly clientAddress?: string;
  readonly requestId?: string;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  readonly idempotencyKey?: string;
}

export type ApiResult<E extends Endpoint> =
  | { readonly ok: true; readonly value: OutputOf<E> }
  | { readonly ok: false; readonly problem: ProblemBody & { readonly code: ProblemOf<E> } };

/** The API could not be reached or did not speak its own language; never a refusal of a command. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

export interface ApiClient {
  /** Sends one request. Refusals come back as values; only transport faults throw `ApiUnreachable`. */
  call<E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    options?: CallOptions,
  ): Promise<ApiResult<E>>;
}

const DEFAULT_TIMEOUT_MS = 20_000;

/** Path, query and body of a request: names in the path first, the rest by the method. */
export function requestParts(
  endpoint: Endpoint,
  input: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly body: string | null } {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (endpoint.method === 'POST' || endpoint.method === 'PUT') {
    return { path, body: JSON.stringify(Object.fromEntries(rest)) };
  }
  const query = new URLSearchParams(
    [...rest].map(([name, value]): [string, string] => [name, String(value)]),
  );
  return { path: query.size > 0 ? `${path}?${query}` : path, body: null };
}

export function createApiClient(options: ApiClientOptions): ApiClient {
  const send = options.fetch ?? fetch;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.sessionToken) headers.authorization = `Bearer ${options.sessionToken}`;
  if (options.producerId) headers['x-producer'] = options.producerId;
  if (options.clientAddress) headers['x-forwarded-for'] = options.clientAddress;
  if (options.requestId) headers['x-request-id'] = options.requestId;

  return {
    async call<E extends Endpoint>(
      endpoint: E,
      input: InputOf<E>,
      { idempotencyKey }: CallOptions = {},
    ): Promise<ApiResult<E>> {
      const { path, body } = requestParts(endpoint, input as Record<string, unknown>);
      const response = await reach(() =>
        send(`${options.baseUrl}${path}`, {
          method: endpoint.method,
          body,
          headers: {
            ...headers,
            ...(body === null ? {} : { 'content-type': 'application/json' }),
            ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
          },
          signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
        }),
      );
      const type = response.headers.get('content-type') ?? '';
      if (response.ok) {
        const value = endpoint.mediaType
          ? await response.text()
          : await reach(() => response.json());
        return { ok: true, value: value as OutputOf<E> };
      }
      if (!type.startsWith('application/problem+json')) {
        throw new ApiUnreachable(`${endpoint.method} ${endpoint.path} answered ${response.status}`);
      }
      return {
        ok: false,
        problem: (await response.json()) as ProblemBody & { code: ProblemOf<E> },
      };
    },
  };
}

async function reach<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (cause) {
    throw new ApiUnreachable('The API could not be reached', { cause });
  }
}
