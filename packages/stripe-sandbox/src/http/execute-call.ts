import type { Sandbox } from '../sandbox.ts';
import { API_ROUTES } from './api-routes.ts';
import { expandBody } from './expand.ts';
import type { FaultRule } from './faults.ts';
import { decodeForm } from './form-encoding.ts';
import { type KeyedCall, keyedCall, storeAnswer, storedAnswer } from './idempotency.ts';
import type { RawRequest } from './raw-request.ts';
import { findRoute, type RouteMatch } from './route.ts';
import { invalidParam, StripeError } from './stripe-error.ts';

export interface ApiCall {
  request: RawRequest;
  requestId: string;
  account: string;
  idempotencyKey: string | undefined;
  fault: FaultRule | undefined;
}

export interface Answer {
  status: number;
  body: string;
  /** Set when the answer was given before, under the same idempotency key. */
  originalRequest?: string;
  /** Unsupported path: logged for whoever extends the sandbox. */
  isUnsupported?: boolean;
}

type Params = Record<string, unknown>;

/** Decodes the parameters of a call: query for reads, form (v1) or JSON (v2) for writes. */
export function decodeParams(request: RawRequest): Params {
  const inQuery = request.method === 'GET' || request.method === 'DELETE';
  if (inQuery && request.body === '') return decodeForm(request.query);
  if (!request.path.startsWith('/v2/')) return decodeForm(request.body);
  if (request.body === '') return {};
  try {
    const parsed: unknown = JSON.parse(request.body);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return parsed as Params;
    }
  } catch {
    // Falls through to the answer below: not JSON at all.
  }
  throw new StripeError(400, 'invalid_request_error', 'The request body must be a JSON object.', {
    stored: false,
  });
}

/** Runs one API call from routing to the stored answer; throws StripeError for the rest. */
export function executeCall(sandbox: Sandbox, call: ApiCall, params: Params): Answer {
  const { request } = call;
  const match = findRoute(API_ROUTES, request.method, request.path);
  if (match === undefined) {
    const body = unsupported(request).body('');
    return { status: 404, body: JSON.stringify(body), isUnsupported: true };
  }
  const isV2 = request.path.startsWith('/v2/');
  const { expand, ...own } = params;
  const paths = isV2 ? [] : expandPaths(expand);
  const typed = match.route.spec.read(isV2 ? params : own, '');
  const keyed = keyFor(call, params, isV2);
  if (keyed !== undefined) {
    const earlier = storedAnswer(sandbox, keyed);
    if (earlier !== undefined) {
      return { status: earlier.status, body: earlier.body, originalRequest: earlier.requestId };
    }
  }
  if (call.fault?.effect === 'error_500_stored') {
    return storedFailure(sandbox, call, match, typed, keyed);
  }
  try {
    return sandbox.transact(() => {
      const result = run(sandbox, call, match, typed, paths);
      const isRefusal = result instanceof StripeError;
      const status = isRefusal ? result.status : 200;
      const shown = isRefusal ? result.body(requestLogUrl(sandbox, call.requestId)) : result;
      const body = JSON.stringify(shown);
      if (keyed !== undefined) {
        storeAnswer(sandbox, keyed, { status, body, requestId: call.requestId });
      }
      return { status, body };
    });
  } catch (error) {
    keepFailure(sandbox, call, keyed, error, isV2);
    throw error;
  }
}

function unsupported(request: RawRequest): StripeError {
  return new StripeError(
    404,
    'invalid_request_error',
    `Unrecognized request URL (${request.method}: ${request.path}). Unsupported by sandbox.`,
    { code: 'resource_missing' },
  );
}

function expandPaths(expand: unknown): string[] {
  if (expand === undefined) return [];
  const values = typeof expand === 'object' && expand !== null ? Object.values(expand) : [expand];
  if (values.every((value) => typeof value === 'string')) return values as string[];
  throw invalidParam('Invalid array', 'expand');
}

/** v1 keys protect POST, v2 keys also DELETE. */
function keyFor(call: ApiCall, params: Params, isV2: boolean): KeyedCall | undefined {
  const { request, idempotencyKey: key } = call;
  const protects = request.method === 'POST' || (isV2 && request.method === 'DELETE');
  if (key === undefined || !protects) return undefined;
  return keyedCall(call.account, key, request.method, request.path, params);
}

function run(
  sandbox: Sandbox,
  call: ApiCall,
  match: RouteMatch,
  params: unknown,
  expand: string[],
): unknown {
  sandbox.currentCall = {
    requestId: call.requestId,
    idempotencyKey: call.idempotencyKey ?? null,
  };
  try {
    const result = match.route.handle({
      sandbox,
      params: params as never,
      path: match.path,
      account: call.account,
      url: call.request.path,
    });
    // A returned refusal (a declined card) keeps what happened; a thrown one undoes it.
    if (result instanceof StripeError) return result;
    return expandBody(sandbox, bodyOf(result), expand);
  } finally {
    sandbox.currentCall = undefined;
  }
}

/** Handlers may return a stored record or a finished body. */
function bodyOf(result: unknown): unknown {
  const isRecord =
    typeof result === 'object' && result !== null && 'seq' in result && 'hidden' in result;
  return isRecord ? (result as unknown as { body: unknown }).body : result;
}

/**
 * v1 keeps the first result of a key even when it is an error, once execution began; v2 keeps
 * only success, so failed work is done again.
 */
function keepFailure(
  sandbox: Sandbox,
  call: ApiCall,
  keyed: KeyedCall | undefined,
  error: unknown,
  isV2: boolean,
): void {
  if (keyed === undefined || isV2) return;
  if (!(error instanceof StripeError)) {
    const body = JSON.stringify(internalError().body(''));
    sandbox.transact(() =>
      storeAnswer(sandbox, keyed, { status: 500, body, requestId: call.requestId }),
    );
    return;
  }
  if (error.options.stored === false) return;
  const body = JSON.stringify(error.body(requestLogUrl(sandbox, call.requestId)));
  sandbox.transact(() =>
    storeAnswer(sandbox, keyed, { status: error.status, body, requestId: call.requestId }),
  );
}

/** 500 for a fault of the sandbox itself or one asked for by a test. */
export function internalError(): StripeError {
  return new StripeError(500, 'api_error', 'An unknown error occurred.');
}

export const requestLogUrl = (sandbox: Sandbox, id: string) =>
  `${sandbox.publicUrl}/_sandbox/requests/${id}`;

function storedFailure(
  sandbox: Sandbox,
  call: ApiCall,
  match: RouteMatch,
  params: unknown,
  keyed: KeyedCall | undefined,
): Answer {
  const body = JSON.stringify(internalError().body(requestLogUrl(sandbox, call.requestId)));
  sandbox.transact(() => {
    if (call.fault?.executed) run(sandbox, call, match, params, []);
    if (keyed !== undefined) {
      storeAnswer(sandbox, keyed, { status: 500, body, requestId: call.requestId });
    }
  });
  return { status: 500, body };
}
