export type StripeErrorType =
  | 'api_error'
  | 'authentication_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error'
  | 'rate_limit_error';

export interface StripeErrorOptions {
  code?: string;
  param?: string;
  declineCode?: string;
  charge?: string;
  /** The intent as a failed confirmation leaves it. */
  paymentIntent?: object;
  /** False when no idempotent result may be kept because execution never began. */
  stored?: boolean;
  headers?: Record<string, string>;
}

/** An answer outside 2xx in the shape of Stripe's error object. */
export class StripeError extends Error {
  readonly status: number;
  readonly type: StripeErrorType;
  readonly options: StripeErrorOptions;

  constructor(
    status: number,
    type: StripeErrorType,
    message: string,
    options: StripeErrorOptions = {},
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.options = options;
  }

  /** The response body; `requestLogUrl` points at the sandbox's own request log. */
  body(requestLogUrl: string): { error: Record<string, unknown> } {
    const { code, param, declineCode, charge, paymentIntent } = this.options;
    return {
      error: {
        ...(code === undefined
          ? {}
          : { code, doc_url: `https://docs.stripe.com/error-codes/${dashed(code)}` }),
        ...(declineCode === undefined ? {} : { decline_code: declineCode }),
        ...(charge === undefined ? {} : { charge }),
        message: this.message,
        ...(param === undefined ? {} : { param }),
        ...(paymentIntent === undefined ? {} : { payment_intent: paymentIntent }),
        request_log_url: requestLogUrl,
        type: this.type,
      },
    };
  }
}

const dashed = (code: string) => code.replaceAll('_', '-');

/** 400 from checking parameters: never stored under an idempotency key. */
export function invalidParam(message: string, param: string, code?: string): StripeError {
  return new StripeError(400, 'invalid_request_error', message, { param, code, stored: false });
}

/** 400 from a rule of the business, found while executing: stored under the key. */
export function refused(message: string, code?: string, param?: string): StripeError {
  return new StripeError(400, 'invalid_request_error', message, { code, param });
}

/** 404 for an id that does not exist or belongs to another account. */
export function resourceMissing(name: string, id: string, param: string): StripeError {
  return new StripeError(404, 'invalid_request_error', `No such ${name}: '${id}'`, {
    code: 'resource_missing',
    param,
  });
}
