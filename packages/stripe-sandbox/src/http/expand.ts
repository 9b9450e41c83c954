import { v1AccountView } from '../accounts/v1-account-view.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Kind } from '../store/record-kinds.ts';
import { equals, listPage } from './list-page.ts';
import { invalidParam } from './stripe-error.ts';

const MAX_DEPTH = 4;
const MAX_PATHS = 20;

type Body = Record<string, unknown>;
type Loader = (sandbox: Sandbox, value: unknown, owner: Body) => unknown;

const load =
  (kind: Kind): Loader =>
  (sandbox, id) =>
    sandbox.store.need(kind, String(id)).body;

const account: Loader = (sandbox, id) =>
  v1AccountView(sandbox, sandbox.store.need('account', String(id)));

const KIND_BY_PREFIX: Record<string, Kind> = {
  ch: 'charge',
  du: 'dispute',
  po: 'payout',
  py: 'charge',
  pyr: 'refund',
  re: 'refund',
  tr: 'transfer',
  tu: 'topup',
  trr: 'transfer_reversal',
};

const source: Loader = (sandbox, id) => {
  const kind = KIND_BY_PREFIX[String(id).split('_')[0] ?? ''];
  return kind === undefined ? id : sandbox.store.need(kind, String(id)).body;
};

const lineItems: Loader = (sandbox, _absent, owner) =>
  listPage(sandbox, {
    kind: 'line_item',
    account: '',
    order: 'oldest',
    page: {},
    url: `/v1/checkout/sessions/${owner.id}/line_items`,
    where: equals({ 'hidden.session': String(owner.id) }),
  });

const refunds: Loader = (sandbox, _absent, owner) => {
  const id = String(owner.id);
  return listPage(sandbox, {
    kind: 'refund',
    account: sandbox.store.need('charge', id).account,
    page: {},
    url: `/v1/charges/${id}/refunds`,
    where: equals({ charge: id }),
  });
};

/** Fields that are left out until they are asked for; the others hold an id or null. */
const INCLUDABLE = new Set(['line_items', 'refunds']);

const EXPANDABLE: Record<string, Record<string, Loader>> = {
  balance_transaction: { source },
  charge: {
    balance_transaction: load('balance_transaction'),
    customer: load('customer'),
    payment_intent: load('payment_intent'),
    refunds,
    source_transfer: load('transfer'),
  },
  'checkout.session': {
    customer: load('customer'),
    line_items: lineItems,
    payment_intent: load('payment_intent'),
  },
  dispute: { charge: load('charge'), payment_intent: load('payment_intent') },
  payment_intent: {
    customer: load('customer'),
    latest_charge: load('charge'),
    payment_method: load('payment_method'),
  },
  payment_method: { customer: load('customer') },
  payout: {
    balance_transaction: load('balance_transaction'),
    failure_balance_transaction: load('balance_transaction'),
  },
  'radar.early_fraud_warning': {
    charge: load('charge'),
    payment_intent: load('payment_intent'),
  },
  refund: {
    balance_transaction: load('balance_transaction'),
    charge: load('charge'),
    customer: load('customer'),
    failure_balance_transaction: load('balance_transaction'),
    payment_intent: load('payment_intent'),
    payment_method: load('payment_method'),
    source_transfer_reversal: load('transfer_reversal'),
    transfer_reversal: load('transfer_reversal'),
  },
  topup: { balance_transaction: load('balance_transaction') },
  transfer: {
    balance_transaction: load('balance_transaction'),
    destination: account,
    destination_payment: load('charge'),
    source_transaction: load('charge'),
  },
  transfer_reversal: {
    balance_transaction: load('balance_transaction'),
    destination_payment_refund: load('refund'),
    source_refund: load('refund'),
    transfer: load('transfer'),
  },
};

const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Replaces the named ids by their objects, at most four levels deep. */
export function expandBody(sandbox: Sandbox, body: unknown, paths: string[]): unknown {
  if (paths.length > MAX_PATHS) throw invalidParam('Too many expansions.', 'expand');
  let result = body;
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > MAX_DEPTH) {
      throw invalidParam(
        `You cannot expand more than ${MAX_DEPTH} levels of a property. Property: ${path}`,
        'expand',
      );
    }
    result = expandSteps(sandbox, result, steps, path);
  }
  return result;
}

function expandSteps(sandbox: Sandbox, value: unknown, steps: string[], path: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || value === null || value === undefined) return value;
  if (!isBody(value)) throw cannotExpand(path);
  if (step === 'data' && value.object === 'list' && Array.isArray(value.data)) {
    if (rest.length === 0) throw cannotExpand(path);
    const data = value.data.map((item) => expandSteps(sandbox, item, rest, path));
    return { ...value, data };
  }
  const loader = EXPANDABLE[String(value.object)]?.[step];
  const current = value[step];
  if (loader === undefined) throw cannotExpand(path);
  const isOpen = isBody(current);
  const missing = current === null || (current === undefined && !INCLUDABLE.has(step));
  if (missing) return value;
  const opened = isOpen ? current : loader(sandbox, current, value);
  return { ...value, [step]: expandSteps(sandbox, opened, rest, path) };
}

function cannotExpand(path: string) {
  return invalidParam(
    `This property cannot be expanded (${path}). You may want to try expanding 'data.${path}'` +
      ` on a list.`,
    'expand',
  );
}
