import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Email, InLanguage, Instant, OneLine, Token } from './fields.ts';
import { logIn } from './identity.ts';
import { Device } from './sign-in-device.ts';

export const MAX_PASSKEYS = 10;
export const MAX_LABEL_CHARS = 60;

/** What a browser's WebAuthn functions give and take as JSON; checked by the library (W3C WebAuthn). */
const CredentialJson = z.record(z.string(), z.unknown());
const Base64Url = z.string().regex(/^[A-Za-z0-9_-]{16,1400}$/);

/** Where a passkey is used: shop and portal may have different hosts. */
const AtPlace = InLanguage.extend({ place: z.enum(['shop', 'portal']).default('shop') });

export const requestSignInLink = endpoint({
  method: 'POST',
  path: '/sign-in-links',
  summary: 'Mail a link that signs in; the answer never tells whether the address is known',
  access: 'public',
  status: 202,
  input: InLanguage.extend({ email: Email }),
  output: z.object({ mailed: z.literal(true) }),
  problems: [],
});

export const openSignInLink = endpoint({
  method: 'POST',
  path: '/sign-in-links/sessions',
  summary: 'Open a session with the mailed token, once',
  access: 'public',
  status: 201,
  input: z.object({ token: Token }),
  output: logIn.output,
  problems: ['link-not-valid'],
});

export const Passkey = z.object({
  credentialId: Base64Url,
  label: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
});

export const listPasskeys = endpoint({
  method: 'GET',
  path: '/me/passkeys',
  summary: 'The passkeys of the signed-in account',
  access: 'buyer',
  input: z.object({}),
  output: z.object({ passkeys: z.array(Passkey).max(MAX_PASSKEYS) }),
  problems: [],
});

export const startPasskey = endpoint({
  method: 'POST',
  path: '/me/passkeys/options',
  summary: 'What the browser needs to make a passkey',
  access: 'buyer',
  input: AtPlace,
  output: z.object({ options: CredentialJson }),
  problems: ['too-many-passkeys'],
});

export const addPasskey = endpoint({
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Keep the passkey that the browser made',
  access: 'buyer',
  status: 201,
  input: AtPlace.extend({ response: CredentialJson, label: OneLine(MAX_LABEL_CHARS) }),
  output: z.object({ credentialId: Base64Url }),
  problems: ['passkey-refused', 'too-many-passkeys'],
});

export const removePasskey = endpoint({
  method: 'DELETE',
  path: '/me/passkeys/:credentialId',
  summary: 'Forget a passkey of the signed-in account',
  access: 'buyer',
  input: z.object({ credentialId: Base64Url }),
  output: z.object({ removed: z.literal(true) }),
  problems: [],
});

export const startPasskeySignIn = endpoint({
  method: 'POST',
  path: '/passkey-sessions/options',
  summary: 'What the browser needs to sign in with a passkey; names no account',
  access: 'public',
  input: AtPlace,
  output: z.object({ options: CredentialJson }),
  problems: [],
});

export const signInWithPasskey = endpoint({
  method: 'POST',
  path: '/passkey-sessions',
  summary: 'Open a session with the answer of a passkey',
  access: 'public',
  status: 201,
  input: AtPlace.extend({ response: CredentialJson }).extend(Device.shape),
  output: logIn.output,
  problems: ['passkey-refused'],
});
