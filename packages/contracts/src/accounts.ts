import { z } from 'zod';
import { DeliveryAddress } from './checkout.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, MAX_NAME_CHARS, OneLine, Token } from './fields.ts';

export const MAX_ADDRESSES = 10;

const Phone = z
  .string()
  .trim()
  .regex(/^[+0-9 ()/-]{5,30}$/)
  .nullable();

export const Address = DeliveryAddress.extend({
  addressId: Id,
  name: OneLine(MAX_NAME_CHARS),
  phone: Phone,
});
export type Address = z.infer<typeof Address>;

export const listAddresses = endpoint({
  method: 'GET',
  path: '/me/addresses',
  summary: 'The addresses of the signed-in buyer',
  access: 'buyer',
  input: z.object({}),
  output: z.object({ addresses: z.array(Address).max(MAX_ADDRESSES) }),
  problems: [],
});

export const saveAddress = endpoint({
  method: 'POST',
  path: '/me/addresses',
  summary: 'A new address, or a changed one where its id is given',
  access: 'buyer',
  status: 201,
  input: Address.extend({ addressId: Id.optional() }),
  output: z.object({ addressId: Id }),
  problems: ['address-not-found', 'too-many-addresses'],
});

export const removeAddress = endpoint({
  method: 'DELETE',
  path: '/me/addresses/:addressId',
  summary: 'Remove an address of the signed-in buyer',
  access: 'buyer',
  input: z.object({ addressId: Id }),
  output: z.object({ removed: z.literal(true) }),
  problems: [],
});

export const openAccountForOrder = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/account',
  summary: 'Mail a link to the address of an order that opens an account with it',
  access: 'public',
  status: 202,
  input: z.object({ orderToken: Token }),
  output: z.object({ mailed: z.literal(true) }),
  problems: ['order-not-found'],
});

export const exportMyData = endpoint({
  method: 'GET',
  path: '/me/export',
  summary: 'Everything that is held about the signed-in buyer (Art. 15, 20 GDPR)',
  access: 'buyer',
  input: z.object({}),
  output: z.object({
    exportedAt: Instant,
    subject: z.object({ accountId: Id, email: z.string() }),
    /** One list of records per kind of data. */
    data: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  }),
  problems: [],
});

export const requestErasure = endpoint({
  method: 'POST',
  path: '/me/erasure-requests',
  summary: 'First step: mail a link that confirms the deletion of the account',
  access: 'buyer',
  status: 202,
  input: z.object({}),
  output: z.object({ mailed: z.literal(true) }),
  problems: ['account-has-duties'],
});

export const confirmErasure = endpoint({
  method: 'POST',
  path: '/erasures',
  summary: 'Second step: delete the account with the mailed token; closes all sessions at once',
  access: 'public',
  input: z.object({ token: Token }),
  output: z.object({ erasing: z.literal(true) }),
  problems: ['link-not-valid'],
});
