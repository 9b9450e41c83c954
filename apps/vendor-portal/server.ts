import { DEFAULT_BODY_LIMIT_BYTES } from '@markthalle/web-server/request-guards';
import { runApp } from '@markthalle/web-server/run-app';
import { sessionCookie } from '@markthalle/workplace/server/session-cookie';
import { UPLOADS_ADDRESS } from './app/offline/photos/addresses.ts';

const DEFAULT_PORT = 3001;

/**
 * Forms with photos or tables: more than the 8 MB that are allowed, so that a larger one gets its message
 * beside the field and everything that was typed is kept. Only what is allowed stays in memory.
 */
const PHOTO_BODY_BYTES = 64_000_000;
const PAGES_WITH_PHOTOS = /^\/(?:(rueckgaben\/widerruf|produkte)\/[\w-]+|einfuhr|hof)$/;

/** Where Stripe keeps its onboarding pages; a form of ours may lead there and nowhere else. */
const ONBOARDING_ORIGIN = 'https://connect.stripe.com';

await runApp({
  name: 'vendor-portal',
  folder: import.meta.dirname,
  env: { PAYMENT_ORIGINS: ONBOARDING_ORIGIN, ...process.env },
  defaultPort: DEFAULT_PORT,
  bodyLimit: (path) => (PAGES_WITH_PHOTOS.test(path) ? PHOTO_BODY_BYTES : DEFAULT_BODY_LIMIT_BYTES),
  uploads: (secure) => ({
    path: UPLOADS_ADDRESS,
    sessionOf: (cookies) => sessionCookie('portal', secure).readFrom(cookies),
  }),
});
