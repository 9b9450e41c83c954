import { runApp } from '@markthalle/web-server/run-app';

const DEFAULT_PORT = 3001;

/** Where Stripe keeps its onboarding pages; a form of ours may lead there and nowhere else. */
const ONBOARDING_ORIGIN = 'https://connect.stripe.com';

await runApp({
  name: 'vendor-portal',
  folder: import.meta.dirname,
  env: { PAYMENT_ORIGINS: ONBOARDING_ORIGIN, ...process.env },
  defaultPort: DEFAULT_PORT,
});
