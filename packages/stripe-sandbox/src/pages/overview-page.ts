import { advanceClock } from '../clock/job-runner.ts';
import { accountStates } from '../control/state-controls.ts';
import { decodeForm } from '../http/form-encoding.ts';
import type { RawRequest, Reply } from '../http/raw-request.ts';
import { SAMPLE_PRICES } from '../money/sample-prices.ts';
import type { Sandbox } from '../sandbox.ts';
import { html, type Markup } from './html.ts';
import { money, pageReply, redirectReply } from './page-frame.ts';

const SHOWN_SESSIONS = 20;
const SHOWN_EVENTS = 30;
const SHOWN_TRANSFERS = 10;
const SHOWN_ID_LENGTH = 32;
const HOUR_SECONDS = 3600;
const STEPS = [
  { seconds: HOUR_SECONDS, label: '1 hour' },
  { seconds: 24 * HOUR_SECONDS, label: '1 day' },
  { seconds: 7 * 24 * HOUR_SECONDS, label: '1 week' },
];

/** The page for humans at `/`: who has how much, what happened, and the clock. */
export class OverviewPage {
  private readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  serve(request: RawRequest): Reply {
    if (request.method === 'POST') return this.advance(request);
    return pageReply({
      title: 'Stripe sandbox',
      language: 'en',
      content: html`<div class="wide">
<h1>Stripe sandbox</h1>
${this.clock()}
${this.accounts()}
${this.sessions()}
${this.events()}
<p class="hint">${SAMPLE_PRICES.notice}</p>
</div>`,
    });
  }

  private advance(request: RawRequest): Reply {
    const { seconds } = decodeForm(request.body);
    const step = STEPS.find((candidate) => String(candidate.seconds) === seconds);
    if (step !== undefined && this.sandbox.clock.mode === 'virtual') {
      advanceClock(this.sandbox, this.sandbox.clock.now() + step.seconds);
    }
    return redirectReply('/');
  }

  private clock(): Markup {
    const { clock } = this.sandbox;
    const buttons = STEPS.map(
      ({ seconds, label }) =>
        html`<button type="submit" name="seconds" value="${seconds}">Advance ${label}</button>\n`,
    );
    const form = html`<form method="post" action="/" class="buttons">${buttons}</form>`;
    return html`<h2>Clock</h2>
<p>${moment(clock.now())} (${clock.mode})</p>
${clock.mode === 'virtual' ? form : null}`;
  }

  private accounts(): Markup {
    const { platform, accounts } = accountStates(this.sandbox);
    return html`<h2>Balances</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">Account</th><th scope="col">Transfers</th><th scope="col">Payouts</th>
<th scope="col" class="amount">Available</th><th scope="col" class="amount">Pending</th>
<th scope="col">Latest transfers</th></tr></thead>
<tbody>
<tr><td>Platform<br><code>${platform.id}</code></td><td>–</td><td>–</td>
<td class="amount">${money(platform.available_cents, 'en')}</td>
<td class="amount">${money(platform.pending_cents, 'en')}</td><td>–</td></tr>
${accounts.map(
  (account) => html`<tr><td>${account.display_name}<br><code>${account.id}</code></td>
<td>${account.closed ? 'closed' : account.transfers}</td><td>${account.payouts}</td>
<td class="amount">${money(account.available_cents, 'en')}</td>
<td class="amount">${money(account.pending_cents, 'en')}</td>
<td>${account.received
    .slice(0, SHOWN_TRANSFERS)
    .map(
      (transfer) =>
        html`${money(transfer.amount_cents, 'en')} <code>${transfer.transfer_group}</code><br>`,
    )}</td></tr>
`,
)}</tbody></table></div>`;
  }

  private sessions(): Markup {
    const rows = this.sandbox.store
      .list('checkout_session', { limit: SHOWN_SESSIONS })
      .map(({ body }) => {
        const name = body.client_reference_id ?? body.id.slice(0, SHOWN_ID_LENGTH);
        const total = money(body.amount_total ?? 0, 'en');
        return html`<tr><td>${moment(body.created)}</td>
<td>${body.url ? html`<a href="${body.url}">${name}</a>` : name}</td>
<td class="amount">${total}</td>
<td>${body.status}</td><td>${body.payment_status}</td></tr>
`;
      });
    return html`<h2>Checkout sessions</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">Created</th><th scope="col">Reference</th>
<th scope="col" class="amount">Total</th>
<th scope="col">Status</th><th scope="col">Payment</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`;
  }

  private events(): Markup {
    const events = [
      ...this.sandbox.store.list('event', { limit: SHOWN_EVENTS }),
      ...this.sandbox.store.list('thin_event', { limit: SHOWN_EVENTS }),
    ]
      .sort((a, b) => b.seq - a.seq)
      .slice(0, SHOWN_EVENTS);
    return html`<h2>Events</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">Created</th><th scope="col">Type</th><th scope="col">Account</th>
<th scope="col">Deliveries</th></tr></thead>
<tbody>
${events.map(
  ({ id, body, created, account }) => html`<tr><td>${moment(created)}</td>
<td>${body.type}<br><code>${id.slice(0, SHOWN_ID_LENGTH)}</code></td>
<td>${account || '–'}</td><td>${this.deliveries(id)}</td></tr>
`,
)}</tbody></table></div>`;
  }

  private deliveries(eventId: string): string {
    return this.sandbox.db
      .prepare('SELECT state, count(*) AS n FROM delivery WHERE event_id = ? GROUP BY state')
      .all(eventId)
      .map((row) => `${row.n} ${row.state}`)
      .join(', ');
  }
}

const moment = (unixSeconds: number) =>
  new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
