import type { ServerResponse } from 'node:http';
import type { WebhookDispatcher } from '../events/webhook-dispatcher.ts';
import { decodeForm } from '../http/form-encoding.ts';
import { headerOf, type RawRequest, writeReply } from '../http/raw-request.ts';
import { findRoute, type Route } from '../http/route.ts';
import { StripeError } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { accountControls } from './account-controls.ts';
import { chargeControls } from './charge-controls.ts';
import { clockControls } from './clock-controls.ts';
import { eventControls } from './event-controls.ts';
import { faultControls } from './fault-controls.ts';
import { movementControls } from './movement-controls.ts';
import { payoutControls } from './payout-controls.ts';
import { refundControls } from './refund-controls.ts';
import { requestControls } from './request-controls.ts';
import { sessionControls } from './session-controls.ts';
import { snapshotControls } from './snapshot-controls.ts';
import { stateControls } from './state-controls.ts';
import { webhookControls } from './webhook-controls.ts';

/** The control API under `/_sandbox`: JSON in, JSON out, no key. */
export class ControlServer {
  private readonly sandbox: Sandbox;
  private readonly routes: Route[];

  constructor(sandbox: Sandbox, dispatcher: WebhookDispatcher) {
    this.sandbox = sandbox;
    this.routes = [
      ...accountControls(),
      ...chargeControls(),
      ...clockControls(),
      ...eventControls(),
      ...faultControls(),
      ...movementControls(),
      ...payoutControls(),
      ...refundControls(),
      ...requestControls(),
      ...sessionControls(),
      ...snapshotControls(),
      ...stateControls(),
      ...webhookControls(dispatcher),
    ];
  }

  async serve(request: RawRequest, response: ServerResponse): Promise<void> {
    try {
      const body = await this.handle(request);
      this.reply(response, 200, body);
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      this.reply(response, error.status, error.body(''));
    }
  }

  private handle(request: RawRequest): unknown {
    // A web page the developer happens to visit must not drive the sandbox behind their back.
    if (headerOf(request, 'sec-fetch-site') === 'cross-site') {
      throw new StripeError(403, 'invalid_request_error', 'Not from another site.');
    }
    return this.perform(request.method, request.path, paramsOf(request));
  }

  /** Runs one call of the control API; the desk for humans comes through here as well. */
  perform(method: string, path: string, given: unknown): unknown {
    const match = findRoute(this.routes, method, path);
    if (match === undefined) {
      const sentence = `The control API has no ${method} ${path}.`;
      throw new StripeError(404, 'invalid_request_error', sentence);
    }
    const params = match.route.spec.read(given, '') as never;
    return match.route.handle({
      sandbox: this.sandbox,
      params,
      path: match.path,
      account: '',
      url: path,
    });
  }

  private reply(response: ServerResponse, status: number, body: unknown): void {
    writeReply(response, {
      status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}, null, 2),
    });
  }
}

function paramsOf(request: RawRequest): unknown {
  if (request.body.trim() === '') return decodeForm(request.query);
  try {
    return JSON.parse(request.body);
  } catch {
    throw new StripeError(400, 'invalid_request_error', 'The body must be JSON.');
  }
}
