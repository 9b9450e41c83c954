import { z } from 'zod';
import { CartView } from './cart.ts';
import { SellerOfRecord } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Token } from './fields.ts';
import { LegalDocument } from './legal.ts';

/** What stands above the button beside the basket (§ 312j(2) BGB). */
export const CheckoutView = z.object({
  cart: CartView,
  sellers: z.array(z.object({ producerId: Id, seller: SellerOfRecord })),
  lines: z.array(
    z.object({
      variantId: Id,
      origin: z.string().nullable(),
      /** Why there is no right of withdrawal, or when it lapses (§ 312g(2) BGB). */
      withdrawalReason: z
        .enum(['perishable', 'made_to_order', 'hygiene_seal', 'leisure_on_date', 'service'])
        .nullable(),
      /** A service that may start while the contract can be withdrawn from: two consents are asked. */
      mayStartEarly: z.boolean(),
    }),
  ),
  guaranteeNotice: LegalDocument,
  /** Null: nothing in the basket has an age limit. */
  ageCheck: z
    .object({
      minAge: z.int(),
      /** By a connected service, or by a stated date of birth where none is connected. */
      by: z.enum(['service', 'declaration']),
      passed: z.boolean(),
    })
    .nullable(),
});
export type CheckoutView = z.infer<typeof CheckoutView>;

export const readCheckout = endpoint({
  method: 'GET',
  path: '/carts/:cartToken/checkout',
  summary: 'The basket as it stands above the order button: sellers, features, notes on withdrawal',
  access: 'public',
  input: InLanguage.extend({ cartToken: Token }),
  output: CheckoutView,
  problems: ['cart-not-found'],
});
