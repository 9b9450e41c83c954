import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, OneLine } from './fields.ts';
import { logIn } from './identity.ts';
import { Device } from './sign-in-device.ts';

export const CODE_DIGITS = 6;
export const CODE_MINUTES = 10;
/** As many as a person has devices; older sessions end by themselves. */
export const MAX_LISTED_SESSIONS = 50;

/** Six digits, with whatever a mail program or a thumb puts between them. */
export const SignInCode = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

export const requestSignInCode = endpoint({
  method: 'POST',
  path: '/sign-in-codes',
  summary:
    'Send a code to an e-mail address or mobile number; the answer never tells if it is known',
  access: 'public',
  status: 202,
  input: InLanguage.extend({ address: OneLine(254) }),
  output: z.object({ codeId: Id, channel: z.enum(['mail', 'sms']) }),
  problems: ['sms-not-available'],
});

export const signInWithCode = endpoint({
  method: 'POST',
  path: '/sign-in-codes/:codeId/sessions',
  summary: 'Open a session with the code, once and within a few tries',
  access: 'public',
  status: 201,
  input: InLanguage.extend({ codeId: Id, code: SignInCode }).extend(Device.shape),
  output: logIn.output,
  problems: ['code-not-valid'],
});

export const proveMobile = endpoint({
  method: 'POST',
  path: '/me/mobile/codes',
  summary: 'Send a code to a mobile number that shall sign in from now on',
  access: 'buyer',
  status: 202,
  input: InLanguage.extend({ mobile: OneLine(30) }),
  output: z.object({ codeId: Id }),
  problems: ['sms-not-available'],
});

export const keepMobile = endpoint({
  method: 'POST',
  path: '/me/mobile',
  summary: 'Keep the mobile number whose code this is',
  access: 'buyer',
  input: InLanguage.extend({ codeId: Id, code: SignInCode }),
  output: z.object({ mobile: z.string() }),
  problems: ['code-not-valid'],
});

export const removeMobile = endpoint({
  method: 'DELETE',
  path: '/me/mobile',
  summary: 'Forget the mobile number of this account',
  access: 'buyer',
  input: z.object({}),
  output: z.object({ removed: z.literal(true) }),
  problems: [],
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: 'The devices on which this account is signed in, the one that asks first',
  access: 'buyer',
  input: z.object({}),
  output: z.object({
    mobile: z.string().nullable(),
    /** Whether codes by SMS can be sent at all. */
    hasSms: z.boolean(),
    sessions: z
      .array(
        z.object({
          sessionId: Id,
          deviceLabel: z.string(),
          trusted: z.boolean(),
          isThisOne: z.boolean(),
          createdAt: Instant,
          lastSeenAt: Instant,
          expiresAt: Instant,
        }),
      )
      .max(MAX_LISTED_SESSIONS),
  }),
  problems: [],
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  summary: 'Sign a device of this account out',
  access: 'buyer',
  input: z.object({ sessionId: Id }),
  output: z.object({ ended: z.literal(true) }),
  problems: ['session-not-found'],
});
