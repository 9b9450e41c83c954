import { equals, listPage, PAGE_FIELDS } from '../http/list-page.ts';
import { type Call, type Route, route } from '../http/route.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import { amount, text } from '../params/param-spec.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { createReversal } from './create-reversal.ts';

const PATH = '/v1/transfers/:id/reversals';

type Located = Pick<Call, 'sandbox' | 'path' | 'account'>;

const transferOf = ({ sandbox, path, account }: Located) =>
  sandbox.store.get('transfer', String(path.id), account, 'id');

/** A reversal of the transfer that the path names. */
function reversalOf(call: Located): StoredRecord<'transfer_reversal'> {
  const transfer = transferOf(call);
  const id = String(call.path.reversal);
  const reversal = call.sandbox.store.find('transfer_reversal', id);
  if (reversal?.body.transfer === transfer.id) return reversal;
  throw resourceMissing('transfer reversal', id, 'reversal');
}

/** Endpoints of transfer reversals. */
export const REVERSAL_ROUTES: Route[] = [
  route('POST', PATH, { amount: amount(), description: text(), metadata: metadata() }, (call) =>
    createReversal(call.sandbox, transferOf(call), call.params),
  ),

  route('GET', `${PATH}/:reversal`, {}, (call) => reversalOf(call)),

  route('GET', PATH, PAGE_FIELDS, (call) =>
    listPage(call.sandbox, {
      kind: 'transfer_reversal',
      account: '',
      page: call.params,
      url: call.url,
      where: equals({ transfer: transferOf(call).id }),
    }),
  ),

  route('POST', `${PATH}/:reversal`, { metadata: metadata() }, (call) => {
    const reversal = reversalOf(call);
    return call.sandbox.store.patch(reversal, {
      metadata: mergeMetadata(reversal.body.metadata ?? {}, call.params.metadata),
    });
  }),
];
