import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { ControlServer } from '../control/control-server.ts';
import { DESK_PATH, DeskPage, isDeskPath } from '../desk/desk-page.ts';
import { headerOf, type RawRequest, type Reply, writeReply } from '../http/raw-request.ts';
import { matchPath } from '../http/route.ts';
import { StripeError } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { CheckoutPage } from './checkout-page.ts';
import { html } from './html.ts';
import { languageOf, pageReply, redirectReply } from './page-frame.ts';
import { SetupPage } from './setup-page.ts';

const STYLE_FILE = new URL('../../config/sandbox.css', import.meta.url);

/** The pages people see: payment, onboarding, a stand-in dashboard, the desk. */
export class PageServer {
  private readonly checkout: CheckoutPage;
  private readonly setup: SetupPage;
  private readonly desk: DeskPage;

  constructor(sandbox: Sandbox, control: ControlServer) {
    this.checkout = new CheckoutPage(sandbox);
    this.setup = new SetupPage(sandbox);
    this.desk = new DeskPage(sandbox, control);
  }

  async serve(request: RawRequest, response: ServerResponse): Promise<void> {
    writeReply(response, await this.reply(request));
  }

  private async reply(request: RawRequest): Promise<Reply> {
    if (request.method !== 'GET' && request.method !== 'POST') {
      return { status: 405, headers: { allow: 'GET, POST' }, body: '' };
    }
    try {
      if (isDeskPath(request.path)) return await this.desk.serve(request);
      return this.pageFor(request) ?? notFound(request);
    } catch (error) {
      if (error instanceof StripeError) return notFound(request);
      throw error;
    }
  }

  private pageFor(request: RawRequest): Reply | undefined {
    const { path } = request;
    if (path === '/') return redirectReply(DESK_PATH);
    if (path === '/assets/sandbox.css') {
      return {
        status: 200,
        headers: { 'content-type': 'text/css; charset=utf-8' },
        body: readFileSync(STYLE_FILE, 'utf8'),
      };
    }
    if (path === '/favicon.ico') return { status: 204, headers: {}, body: '' };
    const pay = matchPath('/c/pay/:id', path);
    if (pay !== undefined) return this.checkout.serve(request, String(pay.id), 'pay');
    const bank = matchPath('/c/pay/:id/bank', path);
    if (bank !== undefined) return this.checkout.serve(request, String(bank.id), 'bank');
    const setup = matchPath('/setup/:token', path);
    if (setup !== undefined) return this.setup.serve(request, String(setup.token));
    const express = matchPath('/express/:account/:token', path);
    if (express !== undefined) return dashboard(request, String(express.account));
    return undefined;
  }
}

function dashboard(request: RawRequest, account: string): Reply {
  const language = languageOf(null, headerOf(request, 'accept-language'));
  const sentence = {
    de: 'Hier stünde das Express-Dashboard von Stripe für dieses Konto.',
    en: "Stripe's Express dashboard of this account would be here.",
  };
  return pageReply({
    title: 'Express',
    language,
    content: html`<h1>Express</h1><p>${sentence[language]}</p><p><code>${account}</code></p>`,
  });
}

function notFound(request: RawRequest): Reply {
  const language = languageOf(null, headerOf(request, 'accept-language'));
  const sentence = { de: 'Diese Seite gibt es nicht.', en: 'There is no such page.' };
  return pageReply({
    title: '404',
    language,
    status: 404,
    content: html`<h1>404</h1><p>${sentence[language]}</p>`,
  });
}
