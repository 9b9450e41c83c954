import type Stripe from 'stripe';
import { isoTime } from '../clock/sandbox-clock.ts';
import { emitThin } from '../events/event-log.ts';
import { invalidParam } from '../http/stripe-error.ts';
import { CURRENCY } from '../money/ledger.ts';
import { mergeMetadata } from '../params/metadata.ts';
import type { Shape } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import type { ACCOUNT_UPDATE } from './account-params.ts';
import { changeAccount, newRecipientState } from './account-state.ts';

export type AccountParams = Shape<typeof ACCOUNT_UPDATE>;

type Account = Stripe.V2.Core.Account;

const ACCOUNT_ID_LENGTH = 16;
const PERSON_ID_LENGTH = 24;
/** Countries a German platform may pay recipients in. */
const COUNTRIES =
  /^(AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)$/;

/** Creates a connected account that can receive transfers once its holder is verified. */
export function createAccount(sandbox: Sandbox, params: AccountParams): StoredRecord<'account'> {
  const country = params.identity?.country?.toUpperCase();
  if (country !== undefined && !COUNTRIES.test(country)) {
    throw invalidParam(`Accounts in ${country} are not supported.`, 'identity.country');
  }
  const wanted = params.configuration?.recipient?.capabilities?.stripe_balance;
  const isRecipient = wanted?.stripe_transfers?.requested === true;
  if (isRecipient && country === undefined) {
    throw invalidParam(
      'identity.country is needed to request a capability.',
      'identity.country',
      'parameter_missing',
    );
  }
  const now = sandbox.clock.now();
  const id = sandbox.ids.next('acct', ACCOUNT_ID_LENGTH);
  const { recipient, requirements } = newRecipientState(params.identity?.entity_type);
  const body: Account = {
    id,
    object: 'v2.core.account',
    applied_configurations: isRecipient ? ['recipient'] : [],
    closed: false,
    configuration: isRecipient ? { recipient } : {},
    contact_email: params.contact_email,
    contact_phone: params.contact_phone,
    created: isoTime(now),
    dashboard: params.dashboard ?? 'none',
    defaults: defaultsOf(params, undefined),
    display_name: params.display_name,
    future_requirements: { entries: [] },
    identity: identityOf(sandbox, id, params, undefined),
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    requirements: isRecipient ? requirements : { entries: [] },
  };
  const record = sandbox.store.insert('account', now, body, {
    hidden: { detailsSubmitted: false },
  });
  emitThin(sandbox, 'v2.core.account.created', id);
  return record;
}

/** Changes an account by the API: only what is named changes. */
export function updateAccount(
  sandbox: Sandbox,
  record: StoredRecord<'account'>,
  params: AccountParams,
): StoredRecord<'account'> {
  const { body } = record;
  const wanted = params.configuration?.recipient?.capabilities?.stripe_balance;
  const becomesRecipient =
    wanted?.stripe_transfers?.requested === true && body.configuration?.recipient === undefined;
  const state = newRecipientState(params.identity?.entity_type ?? body.identity?.entity_type);
  return changeAccount(sandbox, record, {
    ...(becomesRecipient
      ? {
          applied_configurations: ['recipient'],
          configuration: { recipient: state.recipient },
          requirements: state.requirements,
        }
      : {}),
    contact_email: params.contact_email ?? body.contact_email,
    contact_phone: params.contact_phone ?? body.contact_phone,
    dashboard: params.dashboard ?? body.dashboard,
    defaults: defaultsOf(params, body.defaults),
    display_name: params.display_name ?? body.display_name,
    identity: identityOf(sandbox, record.id, params, body.identity),
    metadata: mergeMetadata(body.metadata ?? {}, params.metadata),
  });
}

function defaultsOf(params: AccountParams, before: Account['defaults']): Account['defaults'] {
  const given = params.defaults;
  const kept = before?.responsibilities;
  return {
    ...before,
    currency: given?.currency?.toLowerCase() ?? before?.currency ?? CURRENCY,
    locales: (given?.locales ?? before?.locales ?? []) as NonNullable<
      Account['defaults']
    >['locales'],
    ...(given?.profile === undefined ? {} : { profile: { ...before?.profile, ...given.profile } }),
    responsibilities: {
      fees_collector: given?.responsibilities?.fees_collector ?? kept?.fees_collector ?? 'stripe',
      losses_collector:
        given?.responsibilities?.losses_collector ?? kept?.losses_collector ?? 'stripe',
      requirements_collector: 'stripe',
    },
  };
}

function identityOf(
  sandbox: Sandbox,
  id: string,
  params: AccountParams,
  before: Account['identity'],
): Account['identity'] {
  const given = params.identity;
  if (given === undefined) return before;
  const { individual, business_details: business, ...rest } = given;
  const now = isoTime(sandbox.clock.now());
  const kept = before?.individual;
  return {
    ...before,
    ...rest,
    country: given.country?.toLowerCase() ?? before?.country,
    ...(business === undefined
      ? {}
      : { business_details: { ...before?.business_details, ...business } }),
    ...(individual === undefined
      ? {}
      : {
          individual: {
            account: id,
            created: kept?.created ?? now,
            id: kept?.id ?? sandbox.ids.next('person', PERSON_ID_LENGTH),
            object: 'v2.core.account_person',
            ...kept,
            ...individual,
            updated: now,
          },
        }),
  } as Account['identity'];
}
