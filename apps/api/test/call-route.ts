import type { Endpoint, InputOf, OutputOf } from '@markthalle/contracts/endpoint';
import type { ProblemBody } from '@markthalle/contracts/problems';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Caller {
  readonly sessionToken?: string;
  readonly producerId?: string;
  readonly address?: string;
  readonly idempotencyKey?: string;
}

export interface Answer<Body> {
  readonly status: number;
  /** The body where the call was answered; reading it after a refusal fails the test. */
  readonly value: Body;
  /** The problem where the call was refused. */
  readonly problem: ProblemBody;
  readonly retryAfter: string | undefined;
}

/**
 * Calls a route through the whole HTTP stack, as its contract says, and holds the answer to the
 * contract.
 */
export async function callRoute<E extends Endpoint>(
  app: NestFastifyApplication,
  endpoint: E,
  input: InputOf<E>,
  caller: Caller = {},
): Promise<Answer<OutputOf<E>>> {
  const rest = new Map(Object.entries(input as Record<string, unknown>));
  const url = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  const fields = Object.fromEntries(rest);
  const hasBody = endpoint.method === 'POST' || endpoint.method === 'PUT';
  const response = await app.inject({
    method: endpoint.method,
    url,
    headers: headersOf(caller),
    ...(hasBody ? { payload: fields } : { query: fields as Record<string, string> }),
  });
  const isProblem = response.headers['content-type']?.startsWith('application/problem+json');
  const isFile = endpoint.mediaType !== undefined && !isProblem;
  const body: unknown = isFile ? response.body : JSON.parse(response.body);
  return {
    status: response.statusCode,
    get value(): OutputOf<E> {
      if (isProblem) throw new Error(`refused: ${response.body}`);
      return endpoint.output.parse(body) as OutputOf<E>;
    },
    get problem(): ProblemBody {
      if (!isProblem) throw new Error(`not refused: ${response.body}`);
      return body as ProblemBody;
    },
    retryAfter: response.headers['retry-after'] as string | undefined,
  };
}

const headersOf = (caller: Caller): Record<string, string> => ({
  ...(caller.sessionToken ? { authorization: `Bearer ${caller.sessionToken}` } : {}),
  ...(caller.producerId ? { 'x-producer': caller.producerId } : {}),
  ...(caller.address ? { 'x-forwarded-for': caller.address } : {}),
  ...(caller.idempotencyKey ? { 'idempotency-key': caller.idempotencyKey } : {}),
});

/** `callRoute` of one application. */
export type Call = <E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  caller?: Caller,
) => Promise<Answer<OutputOf<E>>>;
