import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { InLanguage, Token } from './fields.ts';

export const startAgeCheck = endpoint({
  method: 'POST',
  path: '/carts/:cartToken/age-check',
  summary: 'Start the one-time age check of a basket at the connected service',
  access: 'public',
  input: InLanguage.extend({ cartToken: Token }),
  output: z.object({ url: z.url() }),
  problems: ['cart-not-found', 'age-check-not-connected'],
});

export const finishAgeCheck = endpoint({
  method: 'POST',
  path: '/age-checks/:reference/result',
  summary: 'The answer of the age check service, signed by it',
  access: 'public',
  input: InLanguage.extend({
    reference: Token,
    result: z.enum(['passed', 'failed']),
    /** HMAC-SHA-256 over reference, result and age with the secret shared with the service, in hex. */
    signature: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  output: z.object({ passed: z.boolean() }),
  problems: ['age-check-not-valid', 'age-check-not-connected'],
});
