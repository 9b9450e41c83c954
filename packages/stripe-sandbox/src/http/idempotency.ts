import { createHash } from 'node:crypto';
import type { Sandbox } from '../sandbox.ts';
import { StripeError } from './stripe-error.ts';

const MAX_KEY_LENGTH = 255;
const KEEP_SECONDS = 24 * 3600;

export interface StoredAnswer {
  status: number;
  body: string;
  requestId: string;
}

/** What a key protects: its scope, its name and the call it was first used for. */
export interface KeyedCall {
  scope: string;
  key: string;
  fingerprint: string;
}

/** Builds the keyed call; 400 for a key longer than 255 characters. */
export function keyedCall(
  account: string,
  key: string,
  method: string,
  path: string,
  params: unknown,
): KeyedCall {
  if (key.length > MAX_KEY_LENGTH) {
    throw new StripeError(
      400,
      'invalid_request_error',
      `Idempotency keys can have at most ${MAX_KEY_LENGTH} characters.`,
      { stored: false },
    );
  }
  const text = JSON.stringify([method, path, sorted(params)]);
  return {
    scope: account,
    key,
    fingerprint: createHash('sha256').update(text).digest('hex'),
  };
}

/** Same parameters in another order are the same call. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The first answer given under this key within 24 hours of the sandbox clock, if any.
 * A different call under the same key is a 400 `idempotency_error`.
 */
export function storedAnswer(sandbox: Sandbox, call: KeyedCall): StoredAnswer | undefined {
  const row = sandbox.db
    .prepare('SELECT * FROM idempotency WHERE scope = ? AND key = ?')
    .get(call.scope, call.key);
  if (row === undefined) return undefined;
  if (Number(row.created_at) <= sandbox.clock.now() - KEEP_SECONDS) {
    sandbox.db
      .prepare('DELETE FROM idempotency WHERE scope = ? AND key = ?')
      .run(call.scope, call.key);
    return undefined;
  }
  if (row.fingerprint !== call.fingerprint) {
    throw new StripeError(
      400,
      'idempotency_error',
      `Keys for idempotent requests can only be used with the same parameters they were first` +
        ` used with. Use a key other than '${call.key}' for a different request.`,
      { stored: false },
    );
  }
  return {
    status: Number(row.status),
    body: String(row.body),
    requestId: String(row.request_id),
  };
}

/** Keeps the answer so that the same call with the same key gets it again. */
export function storeAnswer(sandbox: Sandbox, call: KeyedCall, answer: StoredAnswer): void {
  const now = sandbox.clock.now();
  sandbox.db
    .prepare(
      'INSERT INTO idempotency (scope, key, fingerprint, status, body, request_id, created_at)' +
        ' VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(call.scope, call.key, call.fingerprint, answer.status, answer.body, answer.requestId, now);
}

/** Forgets keys older than 24 hours of the sandbox clock. */
export function pruneKeys(sandbox: Sandbox): void {
  sandbox.db
    .prepare('DELETE FROM idempotency WHERE created_at <= ?')
    .run(sandbox.clock.now() - KEEP_SECONDS);
}

/** 409 for a twin of a call that is still being executed. */
export function keyInUse(key: string): StripeError {
  return new StripeError(
    409,
    'idempotency_error',
    `There is currently another in-progress request using this Idempotency Key (${key}).`,
    { code: 'idempotency_key_in_use', stored: false },
  );
}
