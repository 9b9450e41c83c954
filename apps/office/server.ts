import { runApp } from '@markthalle/web-server/run-app';

const DEFAULT_PORT = 3002;

await runApp({
  name: 'office',
  folder: import.meta.dirname,
  // No form of the office leads anywhere else.
  env: { ...process.env, PAYMENT_ORIGINS: '' },
  defaultPort: DEFAULT_PORT,
});
