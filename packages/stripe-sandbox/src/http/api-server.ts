import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_VERSION, type Sandbox } from '../sandbox.ts';
import { actingAccount, checkKey } from './caller.ts';
import {
  type Answer,
  type ApiCall,
  decodeParams,
  executeCall,
  internalError,
  requestLogUrl,
} from './execute-call.ts';
import type { FaultRule } from './faults.ts';
import { keyInUse } from './idempotency.ts';
import { headerOf, type RawRequest, type Reply, writeCutReply, writeReply } from './raw-request.ts';
import { StripeError } from './stripe-error.ts';

const REQUEST_ID_BYTES = 7;
/** How soon a held call notices that its fault was taken away. */
const WAIT_STEP_MS = 20;

/** Serves `/v1` and `/v2`: key, faults, idempotency, execution, log. */
export class ApiServer {
  private readonly sandbox: Sandbox;
  private readonly log: (line: string) => void;
  /** Keys of calls that are being held by a latency fault. */
  private readonly inFlight = new Set<string>();

  constructor(sandbox: Sandbox, log: (line: string) => void) {
    this.sandbox = sandbox;
    this.log = log;
  }

  async serve(request: RawRequest, response: ServerResponse): Promise<void> {
    const requestId = `req_${randomBytes(REQUEST_ID_BYTES).toString('hex')}`;
    const fault = this.sandbox.faults.take(this.sandbox, request.method, request.path);
    if (fault?.effect === 'reset_before' || fault?.effect === 'timeout_before') {
      this.record(request, requestId, undefined, null, undefined, fault);
      if (fault.effect === 'timeout_before') await sleep(fault.ms);
      response.destroy();
      return;
    }
    const { answer, headers } = await this.answer(request, requestId, fault);
    const reply = this.replyFor(request, requestId, answer, headers);
    await send(response, reply, fault);
  }

  private async answer(
    request: RawRequest,
    requestId: string,
    fault: FaultRule | undefined,
  ): Promise<{ answer: Answer; headers: Record<string, string> }> {
    let call: ApiCall | undefined;
    let params: Record<string, unknown> | undefined;
    try {
      checkKey(request);
      throwFault(fault);
      const idempotencyKey = headerOf(request, 'idempotency-key');
      const account = actingAccount(this.sandbox, request);
      params = decodeParams(request);
      call = { request, requestId, account, idempotencyKey, fault };
      const answer = await this.holding(call, params);
      if (answer.isUnsupported) {
        this.log(`unsupported by sandbox: ${request.method} ${request.path}`);
      }
      this.record(request, requestId, call, answer, params, fault);
      return { answer, headers: {} };
    } catch (error) {
      const failure = error instanceof StripeError ? error : internalError();
      if (failure !== error) this.log(`sandbox error in ${request.path}: ${stackOf(error)}`);
      const body = JSON.stringify(failure.body(requestLogUrl(this.sandbox, requestId)));
      const answer = { status: failure.status, body };
      this.record(request, requestId, call, answer, params, fault);
      return { answer, headers: failure.options.headers ?? {} };
    }
  }

  /** Executes, after the wait of a latency fault; a twin arriving meanwhile gets 409. */
  private async holding(call: ApiCall, params: Record<string, unknown>): Promise<Answer> {
    const { idempotencyKey: key, fault } = call;
    const scoped = key === undefined ? undefined : `${call.account}:${key}`;
    if (key !== undefined && scoped !== undefined && this.inFlight.has(scoped)) {
      throw keyInUse(key);
    }
    if (fault?.effect !== 'latency') return executeCall(this.sandbox, call, params);
    if (scoped !== undefined) this.inFlight.add(scoped);
    try {
      await this.wait(fault);
      return executeCall(this.sandbox, call, params);
    } finally {
      if (scoped !== undefined) this.inFlight.delete(scoped);
    }
  }

  /** Waits as long as the fault says, or until somebody takes the fault away. */
  private async wait(fault: FaultRule): Promise<void> {
    const endsAt = performance.now() + fault.ms;
    while (performance.now() < endsAt && this.sandbox.faults.all().includes(fault)) {
      await sleep(Math.min(WAIT_STEP_MS, endsAt - performance.now()));
    }
  }

  private replyFor(
    request: RawRequest,
    requestId: string,
    answer: Answer,
    headers: Record<string, string>,
  ): Reply {
    const key = headerOf(request, 'idempotency-key');
    const account = headerOf(request, 'stripe-account');
    return {
      status: answer.status,
      body: answer.body,
      headers: {
        'content-type': 'application/json',
        'request-id': requestId,
        'stripe-version': headerOf(request, 'stripe-version') ?? API_VERSION,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(account === undefined ? {} : { 'stripe-account': account }),
        ...(answer.originalRequest === undefined
          ? {}
          : { 'idempotent-replayed': 'true', 'original-request': answer.originalRequest }),
        ...headers,
      },
    };
  }

  private record(
    request: RawRequest,
    requestId: string,
    call: ApiCall | undefined,
    answer: Answer | null,
    params: Record<string, unknown> | undefined,
    fault: FaultRule | undefined,
  ): void {
    const isError = answer !== null && answer.status >= 400;
    const error = isError ? JSON.parse(answer.body).error : undefined;
    this.sandbox.requests.add({
      id: requestId,
      at: this.sandbox.clock.now(),
      method: request.method,
      path: request.path,
      account: call?.account ?? '',
      idempotencyKey: headerOf(request, 'idempotency-key') ?? null,
      params: params ?? null,
      status: answer?.status ?? null,
      errorCode: error?.code ?? error?.type ?? null,
      errorMessage: error?.message ?? null,
      replayed: answer?.originalRequest !== undefined,
      fault: fault?.effect ?? null,
    });
  }
}

const stackOf = (error: unknown) => (error instanceof Error ? error.stack : String(error));

/** Faults that answer in place of the endpoint and leave nothing behind. */
function throwFault(fault: FaultRule | undefined): void {
  const options = { stored: false };
  switch (fault?.effect) {
    case 'rate_limit':
      throw new StripeError(
        429,
        'invalid_request_error',
        'Request rate limit exceeded. You can learn more about rate limits in the docs.',
        { ...options, code: 'rate_limit', headers: { 'retry-after': '1' } },
      );
    case 'lock_timeout':
      throw new StripeError(
        429,
        'invalid_request_error',
        'This object cannot be accessed right now because another API request is accessing it.',
        { ...options, code: 'lock_timeout', headers: { 'stripe-should-retry': 'true' } },
      );
    case 'key_in_use':
      throw keyInUse('fault');
    case 'error_500':
      throw internalError();
    default:
  }
}

async function send(
  response: ServerResponse,
  reply: Reply,
  fault: FaultRule | undefined,
): Promise<void> {
  switch (fault?.effect) {
    case 'reset_after':
      response.destroy();
      return;
    case 'timeout_after':
      await sleep(fault.ms);
      response.destroy();
      return;
    case 'cut_body':
      writeCutReply(response, reply);
      return;
    case 'wrong_json':
      writeReply(response, { ...reply, body: `<html>${reply.body}` });
      return;
    default:
      writeReply(response, reply);
  }
}
