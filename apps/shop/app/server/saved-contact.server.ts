import { listAddresses } from '@markthalle/contracts/accounts';
import { readMe } from '@markthalle/contracts/identity';
import { throwProblem } from './form.server.ts';
import type { ShopRequest } from './shop-request.server.ts';

type Values = Readonly<Record<string, string>>;

/**
 * What the checkout's fields hold for somebody who signed in: the address that was saved last. The
 * basket was priced for its postcode, so an address elsewhere gives name and phone only. Empty for
 * guests, and where the session has ended: one can buy without an account.
 */
export async function savedContact(
  { signedIn, api }: ShopRequest,
  cartPostcode: string | null,
): Promise<Values> {
  if (!signedIn) return {};
  const [me, saved] = await Promise.all([api.call(readMe, {}), api.call(listAddresses, {})]);
  for (const answer of [me, saved]) {
    if (!answer.ok && answer.problem.code !== 'not-authenticated') throwProblem(answer.problem);
  }
  if (!me.ok || !saved.ok) return {};
  const { email, displayName } = me.value;
  const address = saved.value.addresses.at(-1);
  if (address === undefined) return { email, name: displayName };
  const { name, street, postcode, town, phone } = address;
  const contact = { email, name, phone: phone ?? '' };
  const isElsewhere = cartPostcode !== null && cartPostcode !== postcode;
  return isElsewhere ? contact : { ...contact, street, postcode, town };
}
