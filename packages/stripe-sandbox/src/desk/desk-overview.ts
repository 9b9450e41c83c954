import { accountStates } from '../control/state-controls.ts';
import { isInquiry, isOpenDispute } from '../disputes/decide-dispute.ts';
import { SAMPLE_PRICES } from '../money/sample-prices.ts';
import { html, type Markup } from '../pages/html.ts';
import { money } from '../pages/page-frame.ts';
import type { Sandbox } from '../sandbox.ts';
import { clockForm, decideButtons, outcomeButtons, type Place, payForm } from './desk-forms.ts';
import { eventLog, requestLog } from './desk-log.ts';
import { type Cell, deskTable, moment, shortId } from './desk-table.ts';
import { DESK_TEXTS } from './desk-texts.ts';

const SHOWN = 15;
const LOOKED_AT = 30;

/** Everything at a glance, with the buttons for what can happen next. */
export function overview(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  return html`<h1>${texts.title}</h1>
<p>${texts.intro}</p>
${clock(sandbox, place)}
${balances(sandbox, place)}
${sessions(sandbox, place)}
${charges(sandbox, place)}
${refunds(sandbox, place)}
${disputes(sandbox, place)}
${payouts(sandbox, place)}
${eventLog(sandbox, place)}
${requestLog(sandbox, place)}
<p class="hint">${SAMPLE_PRICES.notice}</p>`;
}

const linkTo = ({ language }: Place, kind: string, id: string, shown: Cell) =>
  html`<a href="/_sandbox/desk/${kind}/${id}?lang=${language}">${shown}</a>`;

function clock(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const isVirtual = sandbox.clock.mode === 'virtual';
  return html`<h2>${texts.clock}</h2>
<p>${moment(sandbox.clock.now())} UTC</p>
${isVirtual ? clockForm(place) : html`<p>${texts.cannotMove}</p>`}`;
}

function balances(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const { accounts, platform } = accountStates(sandbox);
  const cents = (value: number) => money(value, place.language);
  const columns = [
    { name: texts.account },
    { name: texts.transfers },
    { name: texts.payoutAllowed },
    { isAmount: true, name: texts.available },
    { isAmount: true, name: texts.pending },
  ];
  const rows = accounts.map((account) => [
    linkTo(place, 'accounts', account.id, account.display_name ?? account.id),
    account.closed ? texts.closed : account.transfers,
    account.payouts,
    cents(account.available_cents),
    cents(account.pending_cents),
  ]);
  const own = [texts.platform, '–', '–', cents(platform.available_cents)];
  return deskTable(texts, texts.balances, columns, [
    [...own, cents(platform.pending_cents)],
    ...rows,
  ]);
}

function sessions(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const open = sandbox.store
    .list('checkout_session', { limit: LOOKED_AT })
    .filter(({ body }) => body.status === 'open')
    .slice(0, SHOWN);
  const columns = [
    { name: texts.created },
    { name: texts.reference },
    { isAmount: true, name: texts.total },
    { name: texts.action },
  ];
  const rows = open.map(({ body }) => [
    moment(body.created),
    html`<a href="${body.url}">${body.client_reference_id ?? shortId(body.id)}</a>`,
    money(body.amount_total ?? 0, place.language),
    payForm(place, body.id),
  ]);
  return deskTable(texts, texts.sessions, columns, rows);
}

function charges(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.charge },
    { isAmount: true, name: texts.amount },
    { isAmount: true, name: texts.refunded },
    { name: texts.status },
  ];
  const rows = sandbox.store
    .list('charge', { account: '', limit: SHOWN })
    .map(({ body, id }) => [
      moment(body.created),
      html`${linkTo(place, 'charges', id, body.transfer_group ?? id)}<br>${shortId(id)}`,
      money(body.amount, place.language),
      money(body.amount_refunded, place.language),
      body.disputed ? `${body.status}, disputed` : body.status,
    ]);
  return deskTable(texts, texts.charges, columns, rows);
}

function refunds(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.reference },
    { isAmount: true, name: texts.amount },
    { name: texts.status },
    { name: texts.action },
  ];
  const rows = sandbox.store.list('refund', { account: '', limit: SHOWN }).map(({ body, id }) => {
    const isOver = body.status === 'failed' || body.status === 'canceled';
    const mayEnd = body.status !== 'succeeded' && body.balance_transaction !== null;
    return [
      moment(body.created),
      linkTo(place, 'charges', String(body.charge), shortId(id)),
      money(body.amount, place.language),
      [body.status, body.pending_reason ?? body.failure_reason].filter(Boolean).join(': '),
      isOver ? null : outcomeButtons(place, 'refund', id, mayEnd ? ['succeed', 'fail'] : ['fail']),
    ];
  });
  return deskTable(texts, texts.refunds, columns, rows);
}

function disputes(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.charge },
    { isAmount: true, name: texts.amount },
    { name: texts.status },
    { name: texts.action },
  ];
  const rows = sandbox.store.list('dispute', { limit: SHOWN }).map((dispute) => {
    const { body, id } = dispute;
    const charge = String(body.charge);
    return [
      moment(body.created),
      linkTo(place, 'charges', charge, shortId(id)),
      money(body.amount, place.language),
      `${body.status} (${body.reason})`,
      isOpenDispute(dispute) ? decideButtons(place, charge, id, isInquiry(dispute)) : null,
    ];
  });
  return deskTable(texts, texts.disputes, columns, rows);
}

function payouts(sandbox: Sandbox, place: Place): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.account },
    { isAmount: true, name: texts.amount },
    { name: texts.status },
    { name: texts.action },
  ];
  const out = sandbox.store.list('payout', { limit: SHOWN }).map(({ account, body, id }) => {
    const isUnderWay = body.status === 'pending' || body.status === 'in_transit';
    const buttons = outcomeButtons(place, 'payout', id, isUnderWay ? ['pay', 'fail'] : ['fail'], {
      pay: 'payOut',
    });
    return [
      moment(body.created),
      account === '' ? texts.platform : linkTo(place, 'accounts', account, shortId(account)),
      money(-body.amount, place.language),
      [body.status, body.failure_code].filter(Boolean).join(': '),
      isUnderWay || body.status === 'paid' ? buttons : null,
    ];
  });
  const topUps = sandbox.store
    .list('topup', { limit: SHOWN })
    .map(({ body, id }) => [
      moment(body.created),
      texts.platform,
      money(body.amount, place.language),
      body.status,
      body.status === 'pending' ? outcomeButtons(place, 'topup', id, ['succeed', 'fail']) : null,
    ]);
  return deskTable(texts, texts.payouts, columns, [...out, ...topUps]);
}
