import type { Sandbox } from '../sandbox.ts';
import { headerOf, type RawRequest } from './raw-request.ts';
import { StripeError } from './stripe-error.ts';

const SHOWN_START = 8;
const SHOWN_END = 4;

/** Checks the API key; 401 for a missing, unknown or live one. */
export function checkKey(request: RawRequest): void {
  const header = headerOf(request, 'authorization') ?? '';
  const [scheme, credentials = ''] = header.split(' ');
  const key =
    scheme === 'Basic'
      ? (Buffer.from(credentials, 'base64').toString().split(':')[0] ?? '')
      : credentials;
  if (/^(sk|rk)_test_\w+$/.test(key)) return;
  if (/^(sk|rk)_live_/.test(key)) {
    throw unauthorized(
      'This is a local sandbox. A live key must never be sent to it; use a key that starts with' +
        ' sk_test_.',
    );
  }
  if (key === '') {
    throw unauthorized('You did not provide an API key in the Authorization header.');
  }
  const masked = `${key.slice(0, SHOWN_START)}***${key.slice(-SHOWN_END)}`;
  throw unauthorized(`Invalid API Key provided: ${masked}`);
}

const unauthorized = (message: string) =>
  new StripeError(401, 'invalid_request_error', message, { stored: false });

/**
 * The connected account a call acts for (`Stripe-Account`, or the last part of `Stripe-Context`);
 * the empty string for the platform. 403 when the account is unknown or has cut the platform off.
 */
export function actingAccount(sandbox: Sandbox, request: RawRequest): string {
  const context = headerOf(request, 'stripe-context')?.split('/').at(-1);
  const id = headerOf(request, 'stripe-account') ?? context;
  if (id === undefined || id === '' || id === sandbox.platformId()) return '';
  const account = sandbox.store.find('account', id);
  if (account !== undefined && account.hidden.isDeauthorised !== true) return id;
  throw new StripeError(
    403,
    'invalid_request_error',
    `The provided key does not have access to account '${id}' (or that account does not exist).` +
      ' Application access may have been revoked.',
    { code: 'account_invalid', stored: false },
  );
}
