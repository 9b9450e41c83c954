import { PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  Email,
  Id,
  InLanguage,
  Instant,
  Language,
  MAX_NAME_CHARS,
  MAX_PASSWORD_CHARS,
  OneLine,
  Token,
} from './fields.ts';
import { Device } from './sign-in-device.ts';

const NewPassword = z.string().max(MAX_PASSWORD_CHARS);

export const AccountView = z.object({
  accountId: Id,
  email: z.string(),
  displayName: z.string(),
  language: Language,
  emailVerified: z.boolean(),
  isStaff: z.boolean(),
  /** The producers this person works for. With several, every request of a producer route names one (`X-Producer`). */
  producers: z.array(
    z.object({
      producerId: Id,
      name: z.string(),
      slug: z.string(),
      /** What this person may do there; an owner everything. */
      rights: z.array(z.enum(PRODUCER_RIGHTS)),
    }),
  ),
  /** Set where the office helps a producer in this session; `producers` is that one then. */
  assisting: z.object({ endsAt: Instant }).optional(),
});
export type AccountView = z.infer<typeof AccountView>;

export const registerAccount = endpoint({
  method: 'POST',
  path: '/accounts',
  summary: 'Open a buyer account; the answer is the same whether the address is known or not',
  access: 'public',
  status: 202,
  input: InLanguage.extend({
    email: Email,
    password: NewPassword,
    displayName: OneLine(MAX_NAME_CHARS),
  }),
  output: z.object({ mailed: z.literal(true) }),
  problems: ['password-too-weak'],
});

export const verifyEmail = endpoint({
  method: 'POST',
  path: '/accounts/verifications',
  summary: 'Confirm an e-mail address with the mailed token',
  access: 'public',
  input: z.object({ token: Token }),
  output: z.object({ verified: z.literal(true) }),
  problems: ['link-not-valid'],
});

export const logIn = endpoint({
  method: 'POST',
  path: '/sessions',
  summary: 'Open a session',
  access: 'public',
  status: 201,
  input: InLanguage.extend({
    email: Email,
    password: z.string().min(1).max(MAX_PASSWORD_CHARS),
  }).extend(Device.shape),
  output: z.object({ sessionToken: Token, expiresAt: Instant, account: AccountView }),
  problems: ['wrong-credentials', 'email-not-verified'],
});

export const logOut = endpoint({
  method: 'DELETE',
  path: '/sessions/current',
  summary: 'Close this session',
  access: 'public',
  input: z.object({}),
  output: z.object({ closed: z.literal(true) }),
  problems: [],
});

export const readMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'The signed-in account',
  access: 'buyer',
  input: z.object({}),
  output: AccountView,
  problems: [],
});

export const requestPasswordReset = endpoint({
  method: 'POST',
  path: '/password-resets',
  summary: 'Mail a link for a new password; the answer never tells whether the address is known',
  access: 'public',
  status: 202,
  input: InLanguage.extend({ email: Email }),
  output: z.object({ mailed: z.literal(true) }),
  problems: [],
});

export const confirmPasswordReset = endpoint({
  method: 'POST',
  path: '/password-resets/confirmations',
  summary: 'Set a new password with the mailed token; closes all sessions of the account',
  access: 'public',
  input: z.object({ token: Token, password: NewPassword }),
  output: z.object({ changed: z.literal(true) }),
  problems: ['link-not-valid', 'password-too-weak'],
});
