import { DEFAULT_BODY_LIMIT_BYTES } from '@markthalle/web-server/request-guards';
import { runApp } from '@markthalle/web-server/run-app';

const DEFAULT_PORT = 3001;

/** A photo of 8 MB with the frame around it. */
const PHOTO_BODY_BYTES = 8_100_000;
const LOSS_PHOTO = /^\/rueckgaben\/widerruf\/[\w-]+\/foto$/;

/** Where Stripe keeps its onboarding pages; a form of ours may lead there and nowhere else. */
const ONBOARDING_ORIGIN = 'https://connect.stripe.com';

await runApp({
  name: 'vendor-portal',
  folder: import.meta.dirname,
  env: { PAYMENT_ORIGINS: ONBOARDING_ORIGIN, ...process.env },
  defaultPort: DEFAULT_PORT,
  bodyLimit: (path) => (LOSS_PHOTO.test(path) ? PHOTO_BODY_BYTES : DEFAULT_BODY_LIMIT_BYTES),
});
