import { payoutsStatus, transfersStatus } from '../accounts/account-state.ts';
import { isInquiry, isOpenDispute } from '../disputes/decide-dispute.ts';
import { availableCents, pendingCents } from '../money/balance.ts';
import { html, type Markup } from '../pages/html.ts';
import { money } from '../pages/page-frame.ts';
import { bankAccountOf } from '../payouts/payout-accounts.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import {
  accountForm,
  bankForm,
  decideButtons,
  disputeForm,
  type Place,
  warnForm,
} from './desk-forms.ts';
import { deskTable, moment, shortId } from './desk-table.ts';
import { DESK_TEXTS } from './desk-texts.ts';

const SHOWN_MOVEMENTS = 30;

/** A charge with what can still happen to it. */
export function chargeDetails(
  sandbox: Sandbox,
  place: Place,
  { body, id }: StoredRecord<'charge'>,
): Markup {
  const texts = DESK_TEXTS[place.language];
  const isPaid = body.status === 'succeeded';
  const actions = html`<h2>${texts.dispute}</h2>
${disputeForm(place, id)}
${warnForm(place, id)}`;
  return html`<h1>${texts.charge}</h1>
<p><code>${id}</code> ${body.transfer_group}</p>
<p>${money(body.amount, place.language)}, ${body.status}; ${texts.refunded}:
${money(body.amount_refunded, place.language)}</p>
${isPaid ? actions : null}
${disputesOf(sandbox, place, id)}
${refundsOf(sandbox, place, id)}
${transfersOf(sandbox, place, id)}`;
}

const byCharge = (value: string) => ({ where: [{ field: 'charge', op: '=' as const, value }] });

function disputesOf(sandbox: Sandbox, place: Place, charge: string): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.reference },
    { isAmount: true, name: texts.amount },
    { name: texts.status },
    { name: texts.action },
  ];
  const rows = sandbox.store
    .list('dispute', byCharge(charge))
    .map((dispute) => [
      moment(dispute.created),
      shortId(dispute.id),
      money(dispute.body.amount, place.language),
      `${dispute.body.status} (${dispute.body.reason})`,
      isOpenDispute(dispute) ? decideButtons(place, charge, dispute.id, isInquiry(dispute)) : null,
    ]);
  return deskTable(texts, texts.disputes, columns, rows);
}

function refundsOf(sandbox: Sandbox, place: Place, charge: string): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.reference },
    { isAmount: true, name: texts.amount },
    { name: texts.status },
  ];
  const rows = sandbox.store
    .list('refund', byCharge(charge))
    .map(({ body, id }) => [
      moment(body.created),
      shortId(id),
      money(body.amount, place.language),
      body.status,
    ]);
  return deskTable(texts, texts.refunds, columns, rows);
}

function transfersOf(sandbox: Sandbox, place: Place, charge: string): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.account },
    { isAmount: true, name: texts.amount },
  ];
  const rows = sandbox.store
    .list('transfer', { where: [{ field: 'source_transaction', op: '=', value: charge }] })
    .map(({ body }) => [
      moment(body.created),
      shortId(String(body.destination)),
      money(body.amount - body.amount_reversed, place.language),
    ]);
  return deskTable(texts, texts.transfers, columns, rows);
}

/** A connected account with its state, its bank account and its latest movements. */
export function accountDetails(
  sandbox: Sandbox,
  place: Place,
  { body, id }: StoredRecord<'account'>,
): Markup {
  const texts = DESK_TEXTS[place.language];
  const columns = [
    { name: texts.created },
    { name: texts.kind },
    { isAmount: true, name: texts.amount },
    { name: texts.status },
  ];
  const rows = sandbox.store
    .list('balance_transaction', { account: id, limit: SHOWN_MOVEMENTS })
    .map(({ body: movement }) => [
      moment(movement.created),
      movement.type,
      money(movement.net, place.language),
      movement.status,
    ]);
  return html`<h1>${body.display_name ?? texts.account}</h1>
<p><code>${id}</code></p>
<p>${texts.available}: ${money(availableCents(sandbox, id), place.language)},
${texts.pending}: ${money(pendingCents(sandbox, id), place.language)};
${texts.transfers}: ${body.closed ? texts.closed : (transfersStatus(body) ?? '–')},
${texts.payoutAllowed}: ${payoutsStatus(body) ?? '–'}</p>
<h2>${texts.accountState}</h2>
${accountForm(place, id)}
<h2>${texts.bank}</h2>
${bankForm(place, id, bankAccountOf(sandbox, id).iban)}
${deskTable(texts, texts.movements, columns, rows)}`;
}
