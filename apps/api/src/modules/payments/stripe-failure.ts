import Stripe from 'stripe';

/** What a failed call proves about the work that was asked for. */
export type StripeFailure =
  /** Stripe looked at it and said no: it has not happened and will not. */
  | { readonly kind: 'rejected'; readonly error: FailureNote }
  /** The key was used with other parameters: a bug of ours; what the key did first is unknown. */
  | { readonly kind: 'mismatch'; readonly error: FailureNote }
  /** Nobody knows whether it has happened. */
  | { readonly kind: 'unknown'; readonly error: FailureNote };

/** Codes and ids only; Stripe's messages may quote what a buyer entered. */
export interface FailureNote {
  readonly status: number | null;
  readonly type: string;
  readonly code: string | null;
  readonly param: string | null;
  readonly requestId: string | null;
}

/** 4xx that do not decide anything: our keys are wrong, a twin is at work, too many calls. */
const UNDECIDED_4XX = new Set([401, 403, 409, 429]);

/** Decides by status and never by class: a 409 surfaces as a general API error. */
export function classifyFailure(error: unknown): StripeFailure {
  const note = noteOf(error);
  if (!(error instanceof Stripe.errors.StripeError)) return { kind: 'unknown', error: note };
  const { status } = note;
  if (error.rawType === 'idempotency_error' && status === 400) {
    return { kind: 'mismatch', error: note };
  }
  const isDecided =
    status !== null &&
    status >= 400 &&
    status < 500 &&
    !UNDECIDED_4XX.has(status) &&
    !(error instanceof Stripe.errors.StripeRateLimitError);
  return { kind: isDecided ? 'rejected' : 'unknown', error: note };
}

function noteOf(error: unknown): FailureNote {
  if (error instanceof Stripe.errors.StripeError) {
    return {
      status: error.statusCode ?? null,
      type: error.type,
      code: error.code ?? null,
      param: error.param ?? null,
      requestId: error.requestId ?? null,
    };
  }
  const type = error instanceof Error ? error.name : typeof error;
  return { status: null, type, code: null, param: null, requestId: null };
}

/** The holder of a connected account has cut us off: we may not act for it any more. */
export const isCutOff = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError &&
  error.statusCode === 403 &&
  error.code === 'account_invalid';

/** The object does not exist, or not for us. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && error.statusCode === 404;
