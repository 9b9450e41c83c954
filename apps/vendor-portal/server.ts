import { DEFAULT_BODY_LIMIT_BYTES } from '@markthalle/web-server/request-guards';
import { runApp } from '@markthalle/web-server/run-app';

const DEFAULT_PORT = 3001;

/**
 * The photo of a loss in value: more than the 8 MB that are allowed, so that a larger one gets its
 * message beside the field and everything that was typed is kept. Only what is allowed stays in memory.
 */
const RETURN_BODY_BYTES = 64_000_000;
const RETURN_PAGE = /^\/rueckgaben\/widerruf\/[\w-]+$/;

/** Where Stripe keeps its onboarding pages; a form of ours may lead there and nowhere else. */
const ONBOARDING_ORIGIN = 'https://connect.stripe.com';

await runApp({
  name: 'vendor-portal',
  folder: import.meta.dirname,
  env: { PAYMENT_ORIGINS: ONBOARDING_ORIGIN, ...process.env },
  defaultPort: DEFAULT_PORT,
  bodyLimit: (path) => (RETURN_PAGE.test(path) ? RETURN_BODY_BYTES : DEFAULT_BODY_LIMIT_BYTES),
});
