import { emit } from '../events/event-log.ts';
import { createdWithin, equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Route, route } from '../http/route.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { amount, choice, clearableText, range, required, text } from '../params/param-spec.ts';
import { createTransfer } from './create-transfer.ts';

/** Parameters of `POST /v1/transfers`. */
export const TRANSFER_CREATE = {
  amount: required(amount()),
  currency: required(text({ max: 3 })),
  destination: required(text()),
  description: text(),
  metadata: metadata(),
  source_transaction: text(),
  source_type: choice('card'),
  transfer_group: text(),
};

/** Endpoints of transfers; their reversals have routes of their own. */
export const TRANSFER_ROUTES: Route[] = [
  route('POST', '/v1/transfers', TRANSFER_CREATE, ({ sandbox, params }) =>
    createTransfer(sandbox, params),
  ),

  route('GET', '/v1/transfers/:id', {}, ({ sandbox, path, account }) =>
    sandbox.store.get('transfer', String(path.id), account, 'transfer'),
  ),

  route(
    'GET',
    '/v1/transfers',
    { ...PAGE_FIELDS, created: range(), destination: text(), transfer_group: text() },
    ({ sandbox, params, account, url }) =>
      listPage(sandbox, {
        kind: 'transfer',
        account,
        page: params,
        url,
        where: [
          ...createdWithin(params.created),
          ...equals({ destination: params.destination, transfer_group: params.transfer_group }),
        ],
      }),
  ),

  route(
    'POST',
    '/v1/transfers/:id',
    { description: clearableText(), metadata: metadata() },
    ({ sandbox, path, params, account }) => {
      const transfer = sandbox.store.get('transfer', String(path.id), account, 'transfer');
      const { description, metadata: before } = transfer.body;
      const changed = sandbox.store.patch(transfer, {
        description: params.description === undefined ? description : params.description,
        metadata: mergeMetadata(before, params.metadata),
      });
      const previous = { description, metadata: before };
      emit(sandbox, 'transfer.updated', changed.body, { previous });
      return changed;
    },
  ),
];
