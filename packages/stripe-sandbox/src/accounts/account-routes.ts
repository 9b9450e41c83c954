import { listPage, PAGE_FIELDS, V2_PAGE_FIELDS, v2ListPage } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { refused, resourceMissing } from '../http/stripe-error.ts';
import { choice, flag, list } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Condition } from '../store/object-store.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import {
  createAccountLink,
  createV1AccountLink,
  LINK_CREATE,
  V1_LINK_CREATE,
} from './account-links.ts';
import { ACCOUNT_UPDATE, include } from './account-params.ts';
import { createAccountSession, SESSION_CREATE } from './account-session.ts';
import { closeAccount } from './account-state.ts';
import { accountView } from './account-view.ts';
import { createAccount, updateAccount } from './create-account.ts';
import { createV1Account, V1_ACCOUNT_CREATE } from './create-v1-account.ts';
import { v1AccountView } from './v1-account-view.ts';

const PATH = '/v2/core/accounts';
const MAX_CONFIGURATIONS = 3;
const LOGIN_TOKEN_LENGTH = 24;

const applied = list(choice('customer', 'merchant', 'recipient'), { max: MAX_CONFIGURATIONS });

/** An account the caller may see: the platform sees all, an account sees itself. */
function ownAccount(sandbox: Sandbox, id: string, caller: string): StoredRecord<'account'> {
  const record = sandbox.store.find('account', id);
  const isKnown = record !== undefined && record.hidden.isDeauthorised !== true;
  if (isKnown && (caller === '' || caller === id)) return record;
  throw resourceMissing('account', id, 'account');
}

/** Endpoints of connected accounts in both API generations. */
export const ACCOUNT_ROUTES: Route[] = [
  route('POST', PATH, ACCOUNT_UPDATE, ({ sandbox, params }) =>
    accountView(createAccount(sandbox, params).body, params.include),
  ),

  route('GET', `${PATH}/:id`, { include }, ({ sandbox, path, params, account }) =>
    accountView(ownAccount(sandbox, String(path.id), account).body, params.include),
  ),

  route('GET', PATH, { ...V2_PAGE_FIELDS, closed: flag() }, ({ sandbox, params, url }) => {
    const where: Condition[] = [
      { field: 'closed', op: '=', value: params.closed === true ? 1 : 0 },
    ];
    return v2ListPage(sandbox, {
      kind: 'account',
      account: '',
      where,
      page: params,
      url,
      query: params.closed === undefined ? {} : { closed: String(params.closed) },
      render: ({ body }) => accountView(body),
    });
  }),

  route('POST', `${PATH}/:id`, ACCOUNT_UPDATE, ({ sandbox, path, params, account }) => {
    const record = ownAccount(sandbox, String(path.id), account);
    if (record.body.closed === true) throw refused('This account is closed.', 'account_closed');
    return accountView(updateAccount(sandbox, record, params).body, params.include);
  }),

  route(
    'POST',
    `${PATH}/:id/close`,
    { applied_configurations: applied },
    ({ sandbox, path, params, account }) => {
      const record = ownAccount(sandbox, String(path.id), account);
      if (record.body.closed === true) throw refused('This account is closed.', 'account_closed');
      const named = params.applied_configurations ?? record.body.applied_configurations;
      if ([...named].sort().join() !== [...record.body.applied_configurations].sort().join()) {
        throw refused('Name exactly the configurations the account has applied.');
      }
      return accountView(closeAccount(sandbox, record).body);
    },
  ),

  route('POST', '/v2/core/account_links', LINK_CREATE, ({ sandbox, params }) =>
    createAccountLink(sandbox, params),
  ),

  route('POST', '/v1/accounts', V1_ACCOUNT_CREATE, ({ sandbox, params }) =>
    v1AccountView(sandbox, createV1Account(sandbox, params)),
  ),

  route('POST', '/v1/account_links', V1_LINK_CREATE, ({ sandbox, params }) =>
    createV1AccountLink(sandbox, params),
  ),

  route('POST', '/v1/account_sessions', SESSION_CREATE, ({ sandbox, params }) => {
    const { id } = ownAccount(sandbox, params.account, '');
    return createAccountSession(sandbox, id, params.components);
  }),

  route('GET', '/v1/accounts/:id', {}, ({ sandbox, path, account }) =>
    v1AccountView(sandbox, ownAccount(sandbox, String(path.id), account)),
  ),

  route('GET', '/v1/accounts', PAGE_FIELDS, ({ sandbox, params, url }) =>
    listPage(sandbox, {
      kind: 'account',
      account: '',
      where: [],
      page: params,
      url,
      render: (record) => v1AccountView(sandbox, record),
    }),
  ),

  route('POST', '/v1/accounts/:id/login_links', {}, ({ sandbox, path }) => {
    const record = ownAccount(sandbox, String(path.id), '');
    if (!record.hidden.detailsSubmitted) {
      throw refused('Cannot create a login link for an account that has not completed onboarding.');
    }
    return {
      object: 'login_link',
      created: sandbox.clock.now(),
      url: `${sandbox.publicUrl}/express/${record.id}/${sandbox.ids.token(LOGIN_TOKEN_LENGTH)}`,
    };
  }),
];
